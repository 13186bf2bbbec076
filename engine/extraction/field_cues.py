"""The fields that can be asked of any document, and the words by which each is known, in five languages."""

import re
from dataclasses import dataclass
from enum import StrEnum


class FieldForm(StrEnum):
    """What the value of a field looks like."""

    MONEY = "money"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    STATEMENT = "statement"
    """A whole sentence."""


def _words(latin: str, unspaced: str = "") -> re.Pattern[str]:
    """Compile alternatives: whole words of languages with spaces, and what stands anywhere in Chinese."""
    parts = [rf"(?<!\w)(?:{latin})(?!\w)"] * bool(latin) + [unspaced] * bool(unspaced)
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)


NOTHING = _words("")


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    form: FieldForm
    strong: re.Pattern[str]
    """What says that the value stands here …"""
    weak: re.Pattern[str] = NOTHING
    """… and what makes it likely."""
    captured: re.Pattern[str] = NOTHING
    """What holds the value itself, in the groups that are not empty."""
    role: str = ""
    """Of sentences and headings (engine.ranking.sentence_roles) that tell it."""
    enough: float = 1.5
    """A stretch of a lower score gives no value."""
    needs_strong: bool = False
    """Whether what is captured is none without a word that says so."""


_NAMED = r"[^\s,;:()][^,;()\n]{1,80}?"
_CAPITALS = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:of |de |la |von |van )?[A-ZÀ-Þ][\w'’.-]*){0,4}"
_PERSON = r"[A-ZÀ-Þ][\w'’-]*\.?(?: (?:(?:de|la|von|van|der) )?[A-ZÀ-Þ][\w'’-]*\.?){1,3}"
_OFFICES = (
    r"(?:vice |deputy |executive |managing |chief )?(?:president|chair(?:man|woman|person)?|director"
    r"|secretary|minister|judge"
    r"|manager|editor|ceo|treasurer|chancellor|professor)"
    r"|vorsitzende[r]?|leiter(?:in)?|geschäftsführer(?:in)?|président|directeur|directrice|presidente"
    r"|director(?:a)?"
)
FIELDS = (
    Field(
        "amount",
        FieldForm.MONEY,
        _words(
            r"total(?: amount| price| cost| value)?|amount due|grand total|purchase price"
            r"|contract (?:value|price)"
            r"|(?:annual |monthly )?(?:fee|rent|salary|budget)|gesamt(?:betrag|summe|preis)|kaufpreis"
            r"|miete|montant(?: total)?"
            r"|prix(?: total)?|loyer|importe(?: total)?|precio(?: total)?|cuota",
            "合计|总计|总额|总价|价款|金额|租金|应付|货款|费用为",
        ),
        _words(
            r"amounts?|price|costs?|fees?|pays?|paid|payable|payments?|revenues?|income|expenses|invoice"
            r"|sum of"
            r"|betrag|beträgt|höhe|brutto|kosten|zahl(?:en|t|ung)|vergütung|gebühr|coûts?|paie(?:ment)?"
            r"|frais|pago|costos?|pagar",
            "费|支付|价格|收入|支出|预算|付款|报酬|罚款",
        ),
        enough=0.7,
    ),
    Field(
        "date",
        FieldForm.DATE,
        _words(
            r"dated?(?: of)?|effective(?: date| as of| from| on)?|as of|signed on|published|issued"
            r"|adopted|decided|filed|entered|approved"
            r"|datum|vom|in kraft|ausgestellt|veröffentlicht|date d[eu'’]\w*|fait à|publié|fecha(?:do)?"
            r"|publicado",
            "日期|签订|签署|发布|公布|通过|施行|生效|起施行",
        ),
        _words(r"on|since|from|am|le|el", "于|自"),
        enough=0.0,
    ),
    Field(
        "deadline",
        FieldForm.DATE,
        _words(
            r"deadline|due(?: date| by| on)?|no later than|not later than|on or before|expires?"
            r"|expiry(?: date)?"
            r"|frist|spätestens|fällig|bis zum|date limite|au plus tard|avant le|échéance|plazo"
            r"|a más tardar|vencimiento",
            "截止|期限|不迟于|最迟|到期|届满|之前完成|前完成",
        ),
        _words(r"by|until|before|within", "之前|以前|内"),
    ),
    Field(
        "parties",
        FieldForm.NAME,
        _words(
            r"by and between|agreement|contract|parties|plaintiffs?|defendants?|appell(?:ants?|ees?)"
            r"|petitioners?|respondents?"
            r"|vertrag|vertragsparteien|kläger(?:in)?|beklagte[rn]?|contrat|les parties|contrato"
            r"|las partes",
            "甲方|乙方|丙方|双方|原告|被告|上诉人|被上诉人|出租人|承租人|出卖人|买受人|委托人|受托人",
        ),
        captured=re.compile(
            rf"(?<!\w)(?i:between|zwischen|entre)\s+(?i:the |der |die |dem |la |le |el )?({_NAMED})"
            rf"(?:\s*\([^)]{{0,80}}\))?,?\s+(?:and|und|et|y)\s+(?i:the |der |die |dem |la |le "
            rf"|el )?({_NAMED})(?=[,.;(\n]|$)"
            r"|(?:甲方|乙方|丙方|原告|被告|上诉人|被上诉人|出租人|承租人|出卖人|买受人|委托人|受托人)"
            r"(?:[（(][^）)]{1,20}[）)])?\s*[:：]\s*([^\s，,；;。:：]{2,40})"
            r"|^\s*([A-Z][^\n]{2,70}?),? (?:v\.|vs\.?) ([A-Z][^\n,]{2,60}?)(?:, (?:et al|Appell|Petit"
            r"|Respond|Defend)[^\n]*)?\s*$"
        ),
        needs_strong=True,
    ),
    Field(
        "duration",
        FieldForm.NUMBER,
        _words(
            r"(?:initial )?term|duration|for a period of|period of|valid for|remains? in (?:force|effect)"
            r"|warranty"
            r"|laufzeit|dauer|gültig|kündigungsfrist|durée|pendant une période|préavis|duración|vigencia"
            r"|plazo de",
            "有效期|期限为|期限|为期|任期|保修期|试用期|合同期",
        ),
        captured=re.compile(
            r"((?<!\w)(?:\d+|one|two|three|four|five|six|seven|ten|twelve|thirty|sixty|ninety|zwei|drei"
            r"|deux|trois|dos|tres)"
            r"(?:\s*\(\d+\))?[ -](?:calendar |business |consecutive )?"
            r"(?:years?|months?|weeks?|days?|jahren?|monaten?|wochen|tagen?|ans?|années|mois|semaines"
            r"|jours|años?|meses|días)(?!\w))"
            r"|([一二三四五六七八九十百\d]+\s?(?:个月|年|日|天|周|个工作日))(?!代|度|\d|月)",
            re.IGNORECASE,
        ),
        needs_strong=True,
    ),
    Field(
        "law",
        FieldForm.STATEMENT,
        _words(
            r"govern(?:ed|ing) (?:by the )?laws?|laws? of (?:the )?[A-Z]\w+|jurisdiction|venue"
            r"|anwendbares recht|gerichtsstand"
            r"|unterliegt dem recht|droit applicable|régi par|ley aplicable|se regirá",
            "适用.{0,12}法律|管辖|仲裁",
        ),
        _words(r"governed|courts?|arbitration", "法院|争议"),
    ),
    Field(
        "person",
        FieldForm.NAME,
        NOTHING,
        captured=re.compile(
            rf"(?<!\w)(?i:{_OFFICES})(?: of [A-Z][\w ]{{2,30}}?)?,?:? ({_PERSON})"
            rf"|({_PERSON}),? (?:\(|(?i:the |der |die |le |la |el ))?(?i:{_OFFICES})(?!\w)"
            rf"|(?m:^)\s*(?i:authors?|by|von|par|por|autor(?:in)?|auteur):? ({_PERSON})"
            r"|(?:主席|会长|总裁|局长|部长|审判长|审判员|书记员|作者|主任|负责人|总经理|法定代表人)(?:[:：]\s?"
            r"|\s)([\u4e00-\u9fff]{2,4})(?=[\s，,。；;、）)]|$)"
        ),
    ),
    Field(
        "place",
        FieldForm.NAME,
        NOTHING,
        captured=re.compile(
            r"(?<!\w)(?i:(?:located|held|based|situated|headquartered|domiciled) (?:in|at)|mit sitz in"
            r"|situé(?:e)? à|con sede en)"
            rf" (?:the )?({_CAPITALS})"
            r"|(?i:address|venue|location|place|anschrift|ort|adresse|lieu|lugar"
            r"|dirección): (?!\w+:)([^\n;]{3,80})"
            r"|(?:位于|坐落于?|地址[:：]|住所地?[:：]|地点[:：])\s?([^\s，,。；;]{2,40})"
        ),
    ),
    Field(
        "sample",
        FieldForm.NUMBER,
        _words(
            r"sample size|a sample of|\d[\d,]* (?:adult |healthy |eligible )*(?:patients|participants"
            r"|subjects|respondents|volunteers"
            r"|children|adults|individuals|studies|interviews|women|men|students|households)|stichprobe"
            r"|échantillon|muestra",
            r"样本量|样本|纳入|\d+\s?[例名位]",
        ),
        _words(
            r"enrol+ed|recruited|randomi[sz]ed|included|surveyed|interviewed|probanden|participants"
            r"|participantes",
            "受试者|调查|患者|被试",
        ),
        captured=re.compile(
            r"(?<!\w)[nN]\s?[=＝]\s?(\d[\d,]*)"
            r"|(\d[\d,]*) (?:\w+ ){0,2}?(?:patients|participants|subjects|respondents|volunteers|children"
            r"|adults|individuals"
            r"|studies|interviews|women|men|students|households|probanden|patienten|pacientes)(?!\w)"
            r"|(\d[\d,]*)\s?(?:例|名|位)(?:患者|参与者|受试者|被试|学生|病人|儿童|受访者)?"
        ),
    ),
    Field("purpose", FieldForm.STATEMENT, NOTHING, role="aim"),
    Field("method", FieldForm.STATEMENT, NOTHING, role="method", enough=2.4),
    Field(
        "result",
        FieldForm.STATEMENT,
        _words(
            r"we (?:found|show(?:ed)?|find|conclude)|results (?:show|indicate|suggest)|in conclusion"
            r"|concluded that|reduced|increased by"
            r"|ergebnis(?:se)?|résultats?|resultados?",
            "结果表明|结果显示|结论|研究发现|达到",
        ),
        role="outcome",
    ),
    Field(
        "limitation",
        FieldForm.STATEMENT,
        _words(
            r"(?<!without )limitations?|limited by|caveats?|further (?:research|studies|work)"
            r"|einschränkung(?:en)?|limites?|limitaciones",
            "局限|不足之处|有待进一步|限制因素",
        ),
    ),
    Field(
        "decision",
        FieldForm.STATEMENT,
        _words(
            r"(?:it )?(?:was|were|is|are) (?:resolved|decided|agreed|approved|ordered)|resolved that"
            r"|we (?:affirm|reverse|agreed|decided)"
            r"|motion (?:carried|passed)|beschlossen|entschied(?:en)?|a décidé|se acordó|decidió",
            "决定|决议|同意|批准|判决如下|裁定|通过了",
        ),
    ),
    Field(
        "contact",
        FieldForm.NUMBER,
        _words(
            r"e-?mail|phone|tel\.?|fax|contact|telefon|kontakt|téléphone|teléfono",
            "电话|邮箱|联系",
        ),
        captured=re.compile(
            r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
            r"|(?:(?i:phone|tel|fax|telefon|téléphone|teléfono)[.:]*|电话[:：]?)\s*(\+?\d[\d ()/-]{5,18}\d)"
            r"|(\+\d[\d ()/-]{7,18}\d)"
        ),
    ),
)
FIELD_NAMES = tuple(field.name for field in FIELDS)


def field_named(name: str) -> Field:
    """Return a field. Raises KeyError."""
    for field in FIELDS:
        if field.name == name:
            return field
    raise KeyError(name)
