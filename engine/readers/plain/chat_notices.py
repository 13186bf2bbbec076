"""Recognises what a chat program itself wrote between the messages: notices, and stand-ins for pictures."""

import re

_OWN_MARK = "\u200e"
"""WhatsApp puts the left-to-right mark before its own words on iOS, in every language."""

_STAND_IN = re.compile(r"<[^<>\n]{2,80}>|\[(?:[A-Z][\w ]{2,20}|[^\x00-\x7f]{1,10})\]|null")
_ATTACHED = re.compile(r"[^\s<>]{1,200}\.[A-Za-z0-9]{2,5}\s?\([^()\n]{4,60}\)")
_EDITED = re.compile(r"\s*<[^<>\n]{5,60}>\s*$")
_LONGEST_NOTICE = 400

_ENCRYPTION = re.compile(
    r"Messages (?:and calls|to this (?:chat|group))|Nachrichten und Anrufe|Nachrichten (?:in|an) dies|"
    r"Los mensajes y las llamadas|Los mensajes en este|Les messages et (?:les )?appels|Les messages envoyés|"
    r"As mensagens e (?:as )?(?:chamadas|ligações)|I messaggi e le chiamate|Berichten en oproepen|"
    r"Сообщения и звонки|消息和通话|訊息和通話|此聊天中的消息|メッセージと通話|"
    r"الرسائل والمكالمات|Mesajlar ve aramalar|메시지와 통화"
)
_NOTICE = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|"
    r"du hast diese nachricht gelöscht|(?:se )?eliminó este mensaje|se eliminó este mensaje|"
    r"este mensaje fue eliminado|eliminaste este mensaje|ce message a été supprimé|"
    r"(?:vous avez|tu as) supprimé ce message|mensagem apagada|(?:esta|essa) mensagem foi apagada|"
    r"(?:você )?apagou esta mensagem|questo messaggio è stato eliminato|hai eliminato questo messaggio|"
    r"dit bericht is verwijderd|(?:данное|это) сообщение удалено|вы удалили (?:данное|это) сообщение|"
    r"此[消訊]息已[刪删]除|该消息已删除|您已?[刪删]除了?(?:此|这条|這則)?[消訊]息|bu mesaj silindi|"
    r"このメッセージは削除されました|삭제된 메시지입니다|사진|동영상|이모티콘|تم حذف هذه الرسالة|"
    r"missed (?:voice|video|group)[\w ]{0,20}call[\w ,.:]{0,30}|"
    r"(?:voice|video) call[.,]?(?: [\d:,.]+ ?(?:sec|min|hr|h|s)\w*)?|"
    r"verpasster (?:sprach|video)anruf[\w ,.:]{0,30}|llamada perdida[\w ,.:]{0,30}|videollamada perdida|"
    r"appel (?:vocal|vidéo) manqué[\w ,.:]{0,30}|未接(?:语音|視訊|视频|語音)(?:通话|通話|来电|來電)|"
    r"waiting for this message[\w ,.]{0,40}|"
    r"(?:image|photo|video|audio|sticker|gif|document|contact card|bild|foto|vídeo|imagen|immagine|"
    r"[\w\-. ]{0,40}document|dokument|kontaktkarte|documento|contacto|figurinha|stiker) "
    r"(?:omitted|weggelassen|omitid[oa]|absente?|omess[oa]|ocultad[oa]|weggelaten)|"
    r"(?:图片|图像|照片|視訊|视频|影片|音频|音訊|语音|表情|贴图|文件|文档|圖片|貼圖)(?:已)?(?:省略|忽略|略过)|"
    r"(?:已)?(?:省略|忽略)(?:图片|图像|照片|视频|影片|音频|媒体文件|多媒体|多媒體檔案)|"
    r"(?:live )?location(?: shared)?: https?://\S{1,300}|contact card omitted)[.!]?",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a message is the program's own, and nothing that a person wrote."""
    if text.startswith(_OWN_MARK):
        return True
    text = text.strip().strip(_OWN_MARK)
    if len(text) > _LONGEST_NOTICE:
        return False
    if _STAND_IN.fullmatch(text) or _ATTACHED.fullmatch(text) or _NOTICE.fullmatch(text):
        return True
    return len(text) > 20 and _ENCRYPTION.match(text) is not None


def without_edit_mark(text: str) -> str:
    """Leave out that a message was edited, which stands after it in angle brackets."""
    return _EDITED.sub("", text) if text.endswith((">", ">\u200e")) else text
