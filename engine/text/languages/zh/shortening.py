"""Chinese words that show where phrases begin."""

from engine.text.language_data import ShorteningWords

SHORTENING = ShorteningWords(
    articles=frozenset("一种 一个 一套 一项 一类 一款 一些 这种 这个 该".split()),
    openers=frozenset(
        (
            "的 地 得 了 着 过 和 与 及 以及 或 或者 而 但 但是 而且 并 并且 且 也 都 还 又 就 才 被 把 "
            "将 所 之 们 等 中 上 下 内 外 里 间 后 前 时 为 以 由 从 对 在 使 让 给 向 于 到 至"
        ).split()
    ),
    joining=frozenset(
        (
            "并 并且 而且 但 但是 从而 进而 今天 昨天 近日 日前 目前 本文 为此 因此 所以 然而 此外 另外 "
            "同时 首先 最后 结果表明 表明 连日来 近年来"
        ).split()
    ),
    never_first=frozenset("因此 所以 然而 此外 另外 同时 其中 其次 首先 最后 年 月 日 个 种 项".split()),
    starts_after=frozenset("了 是".split()),
    function_words=frozenset(
        "是 有 可 可以 能 能够 会 要 应 应该 不 没 没有 未 很 最 更 比较 这 那 其 此 该 本 每 各".split()
    ),
    turning=tuple(
        "希望 计划 试图 认为 据 是否 防止 避免 缺乏 应该 应当 反对 质疑 传闻 声称 无法 没有".split()
    ),
    limiting=tuple("除非 只有 仅 除了 直到".split()),
)
