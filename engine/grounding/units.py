"""What numbers are counted in: currencies, measures, and words for thousands and millions."""

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12, "crore": 1e7,
    "lakh": 1e5,
}  # fmt: skip
HAN_SCALES = {
    "万亿": 1e12, "百万": 1e6, "千万": 1e7, "百亿": 1e10, "千亿": 1e11, "十亿": 1e9,
    "百": 1e2, "千": 1e3, "万": 1e4,
    "亿": 1e8,
}  # fmt: skip
CURRENCIES = {
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "dollars": "$", "a$": "$", "c$": "$", "hk$": "hk$",
    "美元": "$", "€": "€", "eur": "€", "euro": "€", "euros": "€", "欧元": "€", "£": "£", "gbp": "£",
    "pound": "£", "pounds": "£", "英镑": "£", "¥": "¥", "￥": "¥", "yuan": "¥", "rmb": "¥", "cny": "¥",
    "元": "¥", "人民币": "¥", "块": "¥", "yen": "yen", "jpy": "yen", "日元": "yen",
    "港元": "hk$", "港币": "hk$",
    "rupee": "rupee", "rupees": "rupee", "rs": "rupee", "卢比": "rupee", "cent": "cent", "cents": "cent",
    "p": "pence", "pence": "pence", "₹": "rupee", "卢布": "rouble", "rouble": "rouble", "roubles": "rouble",
    "franc": "franc", "francs": "franc", "won": "won", "韩元": "won",
}  # fmt: skip
_UNITS = {
    "second": "s secs sec second seconds 秒 秒钟", "minute": "min mins minute minutes 分钟",
    "hour": "h hr hrs hour hours hourly 小时 个小时 钟头", "day": "day days daily 天 日",
    "week": "week weeks weekly 周 星期 个星期 礼拜", "month": "month months monthly 月 个月",
    "year": "yr yrs year years yearly annual 年 周年 岁 周岁", "decade": "decade decades",
    "century": "century centuries 世纪", "mm": "mm millimetre millimetres millimeter millimeters 毫米",
    "cm": "cm centimetre centimetres centimeter centimeters 厘米", "m": "metre metres meter meters 米",
    "km": "km kms kilometre kilometres kilometer kilometers 公里 千米", "inch": "inch inches",
    "foot": "ft foot feet", "yard": "yd yard yards", "mile": "mi mile miles 英里", "里": "里",
    "mg": "mg milligram milligrams 毫克", "g": "g gram grams 克",
    "kg": "kg kgs kilo kilos kilogram kilograms 公斤 千克", "tonne": "t ton tons tonne tonnes 吨",
    "lb": "lb lbs", "ounce": "oz ounce ounces", "litre": "l litre litres liter liters 升",
    "ml": "ml millilitre millilitres 毫升", "gallon": "gallon gallons", "barrel": "barrel barrels 桶",
    "hectare": "ha hectare hectares 公顷", "acre": "acre acres 英亩",
    "亩": "亩", "km²": "平方公里", "m²": "平方米",
    "m³": "立方米", "mph": "mph", "km/h": "km/h kph", "kb": "kb kilobyte kilobytes",
    "mb": "mb megabyte megabytes", "gb": "gb gigabyte gigabytes", "tb": "tb terabyte terabytes",
    "w": "w watt watts 瓦", "kw": "kw kilowatt kilowatts 千瓦", "mw": "mw megawatt megawatts 兆瓦",
    "gw": "gw gigawatt gigawatts", "kwh": "kwh 千瓦时", "hz": "hz", "mhz": "mhz", "ghz": "ghz",
    "°c": "°c celsius 摄氏度 ℃", "°f": "°f fahrenheit", "ms": "ms millisecond milliseconds 毫秒",
    "times": "times fold 倍", "bp": "bp bps",
}  # fmt: skip
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
PERCENT = "%"
DECADE = "decade of"
STRICT = frozenset((PERCENT, DECADE, *CURRENCIES.values()))
"""Units that are always written: a number without one does not mean them."""
