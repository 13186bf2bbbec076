"""Chinese, in simplified and traditional characters."""

from engine.text.language_data import LanguageData
from engine.text.languages.zh.cues import CUES
from engine.text.languages.zh.genre import GENRE
from engine.text.languages.zh.layout import LAYOUT
from engine.text.languages.zh.numbers import NUMBERS
from engine.text.languages.zh.polarity import POLARITY
from engine.text.languages.zh.rhetoric import RHETORIC
from engine.text.languages.zh.shortening import SHORTENING

DATA = LanguageData(
    writes_spaces=False,
    has_dictionary=True,
    latin_words="en",
    speech_verbs=tuple(
        "说 說 道 问 問 喊 答 叫 嚷 表示 指出 强调 強調 写道 寫道 回答 解释 解釋 补充 補充 感叹 感嘆 坦言 "
        "告诉 告訴 认为 認為 称 稱 笑道 想".split()
    ),
    item_labels=tuple("图 表 圖 第 步骤".split()),
    measure_characters="年月日个种项类",
    noun_endings=(
        "汤丸散膏方证症病炎癌瘤菌酶素酸盐碱剂药膜层体物质料瓷冠钢铁油气水力量度值率性法学科术论型器机仪车船舰炮弹星站台"
        "场波流区域带网链库群组类族系图表码式制权税费价市县省州国村镇乡路桥河湖江山岛海港厂矿店院校所局部队会党派界员"
        "者家师生民户业商品货币款金额险券股债市房楼室馆园林田土地岩石层波谱线面角管板梁柱井泵阀炉窑片块粒粉液胶纸布衣"
    ),
    countries=(
        ("us", ("美国",)),
        ("uk", ("英国",)),
        ("eu", ("欧盟",)),
        ("un", ("联合国",)),
        ("france", ("法国",)),
        ("germany", ("德国",)),
        ("netherlands", ("荷兰",)),
        ("spain", ("西班牙",)),
        ("china", ("中国",)),
        ("russia", ("俄罗斯",)),
        ("japan", ("日本",)),
    ),
    layout=LAYOUT,
    cues=CUES,
    numbers=NUMBERS,
    polarity=POLARITY,
    rhetoric=RHETORIC,
    genre=GENRE,
    shortening=SHORTENING,
)
