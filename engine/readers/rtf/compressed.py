"""Compressed RTF (LZFu, MS-OXRTFCP), in which Outlook keeps the bodies of messages."""

import struct

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the dictionary holds before anything is read."""
_WINDOW = 4096
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_MOST_BYTES = 64 << 20


def decompress(data: bytes) -> bytes:
    """Return the RTF; nothing where the data is of no known form, what there is where it breaks off."""
    if len(data) < 16:
        return b""
    (size,) = struct.unpack_from("<I", data, 4)
    if data[8:12] == _PLAIN:
        return data[16 : 16 + size]
    if data[8:12] != _COMPRESSED:
        return b""
    window = bytearray(_START.ljust(_WINDOW, b" "))
    place, found, position = len(_START), bytearray(), 16
    while position < len(data) and len(found) < min(size, _MOST_BYTES):
        control = data[position]
        position += 1
        for bit in range(8):
            if not control >> bit & 1:
                piece, position = data[position : position + 1], position + 1
            else:
                reference = int.from_bytes(data[position : position + 2], "big")
                position += 2
                if reference >> 4 == place:
                    return bytes(found)
                piece = bytes(0)
                for offset in range((reference & 15) + 2):
                    letter = window[((reference >> 4) + offset) % _WINDOW]
                    window[place] = letter
                    place = (place + 1) % _WINDOW
                    found.append(letter)
                continue
            if not piece:
                return bytes(found)
            window[place] = piece[0]
            place = (place + 1) % _WINDOW
            found += piece
    return bytes(found[:size])
