"""Chinese words that turn what a sentence says."""

from engine.text.language_data import PolarityWords

_ANTONYMS = """
    增长 增加 上升 提高 上涨 提升 扩大 增 升 上调 走高 回升 增强 /
        下降 减少 降低 下跌 缩小 降 减 下调 走低 回落 下滑 减弱 ;
    之前 以前 前 此前 / 之后 以后 后 此后 ;
    多于 超过 高于 以上 多 / 少于 低于 不足 以下 少 不到 ;
    最大 最高 最多 较高 较大 / 最小 最低 最少 较低 较小 ;
    支持 赞成 / 反对 ;
    同意 接受 批准 通过 / 拒绝 否决 驳回 ;
    成功 / 失败 ;
    开始 启动 开幕 开启 / 结束 终止 闭幕 停止 ;
    允许 / 禁止 ;
    进口 / 出口 ;
    盈利 利润 / 亏损 ;
    首次 首个 / 最后 ;
    加强 强化 / 削弱 弱化 ;
    有利 / 不利 ;
    优势 / 劣势 ;
    加快 加速 / 放缓 减缓 ;
    扩张 / 收缩 ;
    买入 购买 买 / 卖出 出售 卖 ;
    正 / 负 ;
    推动 促进 助力 推进 带动 / 阻碍 妨碍 阻挠 抑制 遏制 ;
    有 / 无 没有 ;
    高 / 低 ;
    快 / 慢 ;
    大 / 小 ;
    赞扬 表扬 / 批评 ;
    合法 / 非法 违法 ;
    安全 / 危险 ;
"""
"""A pair ends with a semicolon, its two sides are parted by a stroke."""

POLARITY = PolarityWords(
    negation_patterns=tuple(
        (
            "没有 没能 没 未能 尚未 从未 并未 未(?![来必知免婚]) 无法 无需 毫无 "
            "无(?![论人疑线锡形数非限比缝纺边]) 并非 绝非 非(?![常洲法得凡但遗]) 否认 拒绝 "
            "不(?![仅断同论少过久管但只如妨锈错良景料幸愧止惜禁单凡朽光避免]) 禁止 防止 避免 停止 缺乏 "
            "缺少 失败 难以 反对 切勿 勿 别"
        ).split()
    ),
    harmless_patterns=tuple(
        (
            "不可或缺 不断 不仅 不同 不少 不过 不久 不管 不论 无论 不止 不但 不光 不得不 无不 不可避免 "
            "不如 不妨 不良 不锈钢 不动产 不等"
        ).split()
    ),
    strong_negation_patterns=tuple(("没 未 尚未 从未 并未 无 毫无 并非 绝非 非 不 切勿 勿").split()),
    negation_prefixes=tuple(("没有 未能 尚未 从未 并未 无法 并非 没 未 无 不 非").split()),
    antonyms=tuple(
        (frozenset(one.split()), frozenset(other.split()))
        for one, _, other in (pair.partition("/") for pair in _ANTONYMS.split(";")[:-1])
    ),
    between=frozenset("的 了 地 得 会 能 被 把 在 有 是".split()),
    conditions=tuple("如果 假如 倘若 除非 只有".split()),
    hedges=tuple("若 只要 的话 可能 可以 会 条件 时".split()),
    limits=tuple("除非 如果 但不".split()),
    doubts=tuple("如果 若 假如 倘若 是否 不 没 未 无 否认 除非 即使 可能 当".split()),
    pronouns=frozenset("他 她 它 他们 她们 它们 其 该 我 我们 这 此".split()),
)
