"""Parses what a mail holds beside its own words: older mails, signatures, disclaimers, unsubscribe lines.

Works on lines of plain text and on paragraphs that came from HTML alike.
"""

import re
from collections.abc import Iterator, Sequence

from engine.core.document import BlockKind

_LONGEST_STANDARD = 1500
"""Characters of a paragraph of standard text."""
_LONGEST_CLOSING = 12
"""Lines that a signature under a closing formula has at most."""
_LONGEST_SIGNED = 90
_INTRODUCES = re.compile(
    r"\s*(?:On\b.{4,200}\bwrote:|Le\b.{4,200}\ba écrit\s*:|Am\b.{4,200}\bschrieb\b.{0,80}:"
    r"|El\b.{4,200}\bescribi[óo]\s*:|Il (?:giorno )?.{4,200}\bha scritto\s*:|Em\b.{4,200}\bescreveu\s*:"
    r"|Op\b.{4,200}\bschreef\b.{0,80}:|Den\b.{4,200}\bskrev\b.{0,80}:"
    r"|W dniu\b.{4,200}\bnapisał\(?a?\)?\s*:"
    r"|.{4,200}\bпис(?:ал|ала|ал\(а\))\s*:|.{0,120}(?:写道|寫道|のメール|さんは書きました)[：:]?)\s*"
)
_SEPARATOR = re.compile(
    r"\s*(?:-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
    r"|Message d'origine|Message transféré|Mensaje (?:original|reenviado)|Messaggio (?:originale|inoltrato)"
    r"|Mensagem original|Oorspronkelijk bericht|Исходное сообщение|原始邮件|原始郵件|转发邮件"
    r"|元のメッセージ).*|_{20,}\s*)",
    re.I,
)
_FIELDS = """
    From Von De Da Van Från Fra Od От 发件人 寄件者 差出人 Sent Gesendet Envoyé Enviado Inviato
    Verzonden Skickat Sendt Wysłano Отправлено 发送时间 送信日時 Date Datum Fecha Data Дата 日期 To
    An À Para A Aan Till Til Do Кому 收件人 宛先 Subject Betreff Objet Asunto Oggetto Assunto
    Onderwerp Ämne Emne Temat Тема 主题 件名 Cc 抄送
""".split()
_FIELD = re.compile(rf"\s*\*?(?:{'|'.join(_FIELDS)})\*?\s?[:：]\*?\s", re.I)
_SIGNATURE = re.compile(r"--\s?|_{2,5}\s?|—\s?")
_SENT_WITH = re.compile(
    r"\s*(?:Sent (?:from|with|via) |Get Outlook for |Von meinem .{2,30} gesendet|Gesendet (?:von|mit) "
    r"|Envoyé (?:de|depuis) mon |Enviado desde mi |Inviato da(?:l mio)? |发自我的|從我的 ?iP|iPhoneから送信)",
    re.I,
)
_STANDARD = re.compile(
    "|".join(
        (
            r"intended (?:(?:only|solely|exclusively) )?(?:for the|recipient)",
            r"confidential(?:ity)? (?:notice|information)|privileged (?:and|or|information)",
            r"may contain (?:confidential|privileged)|consider the environment|scanned (?:for|by) virus",
            r"if you have received this|received this (?:e-?mail|message) in error",
            r"vertrauliche (?:und|oder|informationen)|nicht der richtige adressat|irrtümlich erhalten",
            r"confidentiel(?:le)?s?\b.{0,60}destinataire|uso exclusivo de su destinatario",
            r"本邮件.{0,40}(?:保密|机密)|如果您不是.{0,20}收件人|конфиденциальн\w+ информаци",
            r"\bunsubscribe\b|manage (?:your )?(?:preferences|subscription)",
            r"view (?:this (?:message|e-?mail) |it )?in (?:your |a )?browser",
            r"you (?:are receiving|receive|get|got|received) this (?:e-?mail|message|mail|newsletter)",
            r"newsletter abbestellen|abmelden\b.{0,40}newsletter|im browser (?:an|öffnen|lesen)",
            r"se désabonner|désinscri|darse de baja|cancelar la suscripción|退订|取消订阅|отписаться",
        )
    ),
    re.I,
)
_CLOSING = re.compile(
    r"\s*(?:(?:(?:with|many) )?(?:kind|best|warm)?\s?(?:regards|wishes|greetings)|sincerely|yours(?: \w+)?"
    r"|cheers|(?:many )?thanks|best|all the best|mit (?:freundlichen|besten|herzlichen) grüßen"
    r"|(?:viele|liebe|beste|schöne) grüße|mfg|cordialement|bien à vous|saludos(?: cordiales)?|un saludo"
    r"|cordiali saluti|atenciosamente|groet(?:en|jes)?|med vänliga hälsningar|с уважением"
    r"|此致|敬礼|顺祝.{0,8}|祝好)\s*[,.!，。！]?\s*",
    re.I,
)


def kinds_of_lines(lines: Sequence[str]) -> Iterator[tuple[BlockKind, str]]:
    """Yield each line, or paragraph, of a mail with its kind; those of an older mail without their marks."""
    kind = BlockKind.TEXT
    signed = 0
    standard = _standard_lines(lines)
    for number, line in enumerate(lines):
        if line.startswith(">"):
            yield BlockKind.QUOTED_MAIL, line.lstrip("> ")
            continue
        if _starts_older(lines, number):
            kind = BlockKind.QUOTED_MAIL
        elif kind is BlockKind.TEXT and _SIGNATURE.fullmatch(line):
            kind = BlockKind.BOILERPLATE
        elif kind is BlockKind.TEXT and _closes(lines, number):
            signed = number + _LONGEST_CLOSING
        if kind is not BlockKind.TEXT:
            yield kind, line
        elif _INTRODUCES.fullmatch(line[:400]):
            yield BlockKind.QUOTED_MAIL, line
        elif number in standard or (number < signed and len(line) < _LONGEST_SIGNED):
            yield BlockKind.BOILERPLATE, line
        else:
            yield BlockKind.TEXT, line


def is_standard(text: str) -> bool:
    """Whether a paragraph is what mail programs, firms and mailing lists put under every mail."""
    if len(text) > _LONGEST_STANDARD:
        return False
    return bool(_SENT_WITH.match(text) or _STANDARD.search(text))


def _standard_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines of paragraphs that are standard text."""
    found: set[int] = set()
    paragraph: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].strip() and not lines[number].startswith(">"):
            paragraph.append(number)
        elif paragraph:
            if is_standard(" ".join(lines[one].strip() for one in paragraph)):
                found.update(paragraph)
            paragraph = []
    return found


def _starts_older(lines: Sequence[str], number: int) -> bool:
    """Whether an older mail begins here, without marks before its lines: its separator, or its head."""
    line = lines[number]
    if _SEPARATOR.fullmatch(line[:300]):
        return True
    if not _FIELD.match(line):
        return False
    if sum(1 for _ in _FIELD_WITHIN.finditer(line[:600])) >= 3:
        return True
    following = [one for one in lines[number : number + 8] if one.strip()][:5]
    return sum(1 for one in following if _FIELD.match(one)) >= 3


_FIELD_WITHIN = re.compile(rf"(?<!\w)(?:{'|'.join(_FIELDS)})\s?[:：]\s", re.I)
"""Several of them in one line: their lines were joined on the way."""


def _closes(lines: Sequence[str], number: int) -> bool:
    """Whether a closing formula stands here, with nothing but short lines behind it."""
    if not _CLOSING.fullmatch(lines[number][:80]):
        return False
    following = [line for line in lines[number + 1 : number + 1 + _LONGEST_CLOSING] if line.strip()]
    return all(len(line) < _LONGEST_SIGNED for line in following[:3])
