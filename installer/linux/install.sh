#!/bin/sh
# Puts Précis into the menu, or takes it away again. Documents and settings are not touched.
#
#   ./install.sh               for this user, in ~/.local
#   sudo ./install.sh /usr/local   for everybody
#   ./install.sh --portable    keeps documents and settings in this folder, and installs nothing
#   ./install.sh --remove [/usr/local]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

remove=no
case ${1:-} in
--portable)
    mkdir -p "$here/precis/precis-data"
    echo "Start $here/precis/precis; what it keeps is in $here/precis/precis-data."
    exit 0
    ;;
--remove)
    remove=yes
    shift
    ;;
--*)
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
prefix=${1:-$HOME/.local}
program=$prefix/lib/precis
list=$program/installed-files

take_away() {
    [ -f "$list" ] || return 0
    while IFS= read -r name; do
        rm -f -- "$prefix/$name"
        rmdir -p --ignore-fail-on-non-empty -- "$(dirname -- "$prefix/$name")" 2>/dev/null || true
    done <"$list"
    rm -rf -- "$program/_internal"
    rm -f -- "$program/precis" "$list"
    rmdir -p --ignore-fail-on-non-empty -- "$program" 2>/dev/null || true
}

tell_desktop() {
    for command in "update-desktop-database -q $prefix/share/applications" \
        "gtk-update-icon-cache -q -t $prefix/share/icons/hicolor"; do
        # shellcheck disable=SC2086
        if command -v "${command%% *}" >/dev/null 2>&1; then $command 2>/dev/null || true; fi
    done
}

if [ "$remove" = yes ]; then
    take_away
    tell_desktop
    echo "Précis is gone from $prefix; your documents and settings are where they were."
    exit 0
fi

take_away
mkdir -p "$program" "$prefix/bin" "$prefix/share"
cp -R "$here/precis/." "$program/"
ln -sf ../lib/precis/precis "$prefix/bin/precis"
cp -R "$here/share/." "$prefix/share/"
sed -i "s|^Exec=precis|Exec=\"$program/precis\"|" "$prefix/share/applications/precis.desktop"
{
    echo bin/precis
    cd "$here" && find share -type f
} >"$list"
tell_desktop
echo "Précis is installed in $prefix; you find it in the menu."
case :$PATH: in
*:"$prefix/bin":*) ;;
*) echo "For the command line: $prefix/bin/precis" ;;
esac
