"""Chinese words that say what part a sentence has in its text."""

from engine.text.language_data import DiscourseCues

CUES = DiscourseCues(
    dangling=tuple(
        (
            "但(?!丁) 因此 因而 所以 然而 此外 另外 除此 同时 而且 而 并且 并(?![购网发行列]) 其中 其次 "
            "其余 他 她 它 这 那[个些时里种样位次天年] 该 其(?![实他]) 上述 以上 对此 为此 由此 从而 "
            "例如 比如 譬如 于是 不过 随后 随即 之后 此后 此时 此前 与此 也(?!门) 还(?![原款贷债]) 又 "
            "再(?![生就]) 则 却 总之 可是 否则 相反 同样 反之 换句话 换言之 也就是 前者 后者 最后 "
            "第[二三四五六七八九](?!条|章|节|款|届|次|轮|十) 二是 三是 四是 "
            "当事人没有(?:选择|约定) 没有.{1,12}的[，,] "
            "(?:依照|按照|根据|违反|符合|具有|有|对|因)?(?:前|本)[款项] 前[两二三四五]款"
        ).split()
    ),
    announcing=tuple(
        (
            "本文 提出 结果表明 研究表明 总之 综上 结论 旨在 目的 主要 重点 强调 认为 表明 表示 指出 "
            "建议 需要 会议"
        ).split()
    ),
    reporting=tuple((r"表示 指出 强调 报道 记者 [今昨]天 \d月\d+日 日前 近日 目前").split()),
    shares=("百分之[零一二三四五六七八九十百点]",),
    fillers=frozenset("嗯 啊 呃 哦 呢 吧 嘛 对 就是 那个 然后 我 你".split()),
)
