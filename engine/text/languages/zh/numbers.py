"""Chinese numbers, quantities and dates in words."""

from engine.text.language_data import NumberWords

_DIGITS = ("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")

NUMBERS = NumberWords(
    small=tuple((letter, value) for value, letters in enumerate(_DIGITS) for letter in letters),
    multipliers=(
        ("十", 10),
        ("拾", 10),
        ("百", 100),
        ("佰", 100),
        ("千", 1000),
        ("仟", 1000),
    ),
    large=(
        ("万", 1e4),
        ("亿", 1e8),
        ("兆", 1e12),
    ),
    scales=(
        ("万亿", 1e12),
        ("百万", 1e6),
        ("千万", 1e7),
        ("百亿", 1e10),
        ("千亿", 1e11),
        ("十亿", 1e9),
        ("百", 100),
        ("千", 1000),
        ("万", 1e4),
        ("亿", 1e8),
    ),
    currencies=(
        ("$", ("美元",)),
        ("hk$", tuple("港元 港币".split())),
        ("€", ("欧元",)),
        ("£", ("英镑",)),
        ("¥", tuple("元 人民币 块".split())),
        ("yen", ("日元",)),
        ("rupee", ("卢比",)),
        ("rouble", ("卢布",)),
        ("won", ("韩元",)),
    ),
    units=(
        ("second", tuple("秒 秒钟".split())),
        ("minute", ("分钟",)),
        ("hour", tuple("小时 个小时 钟头".split())),
        ("day", tuple("天 日".split())),
        ("week", tuple("周 星期 个星期 礼拜".split())),
        ("month", tuple("月 个月".split())),
        ("year", tuple("年 周年 岁 周岁".split())),
        ("century", ("世纪",)),
        ("mm", ("毫米",)),
        ("cm", ("厘米",)),
        ("m", ("米",)),
        ("km", tuple("公里 千米".split())),
        ("mile", ("英里",)),
        ("里", ("里",)),
        ("mg", ("毫克",)),
        ("g", ("克",)),
        ("kg", tuple("公斤 千克".split())),
        ("tonne", ("吨",)),
        ("litre", ("升",)),
        ("ml", ("毫升",)),
        ("barrel", ("桶",)),
        ("hectare", ("公顷",)),
        ("acre", ("英亩",)),
        ("亩", ("亩",)),
        ("km²", ("平方公里",)),
        ("m²", ("平方米",)),
        ("m³", ("立方米",)),
        ("w", ("瓦",)),
        ("kw", ("千瓦",)),
        ("mw", ("兆瓦",)),
        ("kwh", ("千瓦时",)),
        ("°c", ("摄氏度",)),
        ("ms", ("毫秒",)),
        ("times", ("倍",)),
    ),
    measure_words=(
        "个名位家次届项条只辆台套件篇种类场例座所支部批组笔份首架艘张户对"
        "双代层级步点倍国省市县大人岁年天日月周度万亿"
    ),
    uncounted=tuple(
        (
            "一[些样般起直定切旦致带路度家代点次个种部批大位名项条面步方一] 一系列 第一时间 "
            "[不统之唯同万五八]一 千万 百姓 三农 四川 九江 七夕 十分 二手"
        ).split()
    ),
    about=tuple("约 大约 大概 近似".split()),
    over=tuple("超过 逾 超 高于 至少 不少于 突破".split()),
    under=tuple("近 将近 接近 不到 不足 低于 至多 不超过 少于".split()),
    about_behind=("左右", "上下"),
    over_behind=("多", "余", "以上"),
    under_behind=("以下", "以内"),
)
