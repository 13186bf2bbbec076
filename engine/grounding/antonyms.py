"""Words that say the opposite of each other: rose and fell, before and after, 增长 and 下降."""

_OPPOSITES = """
    increase increases increased increasing rise rises rose risen rising grow grows grew grown
        growing growth gain gains gained climb climbed climbs jump jumped jumps soar soared surge
        surged up upward expand expanded expands expansion / decrease decreases decreased decreasing
        fall falls fell fallen falling drop drops dropped dropping decline declines declined
        declining down downward shrink shrank shrinks shrunk slump slumped plunge plunged reduce
        reduced reduces reducing reduction cut cuts ;
    before prior previously preceding until earlier / after following afterwards since subsequently
        later ;
    more most greater larger higher above over exceed exceeded exceeds highest largest maximum many
        bigger biggest / less least fewer smaller lower below under lowest smallest minimum few ;
    first initial initially / last final finally ;
    best better improve improved improves improvement improving / worst worse worsen worsened
        deteriorate deteriorated worsening ;
    win wins won winning victory beat beats defeated winner / lose loses lost losing loss defeat
        loser ;
    buy buys bought purchase purchased purchases acquire acquired / sell sells sold sale ;
    accept accepts accepted approve approved approves approval agree agreed agrees agreement granted
        allowed / reject rejects rejected refuse refused refuses decline declined disagree disagreed
        dismissed denied ;
    allow allows allowed permit permits permitted enable enabled enables / ban bans banned prohibit
        prohibits prohibited forbid forbidden prevent prevents prevented block blocked disable
        disabled disables ;
    support supports supported supporting favour favor backed back / oppose opposes opposed opposing
        opposition against criticised criticized ;
    success succeed succeeded succeeds successful successfully pass passed / failure fail failed
        fails unsuccessful unsuccessfully ;
    start starts started starting begin begins began begun launch launched open opened opens opening
        / end ends ended ending finish finished stop stops stopped close closed closes closing ;
    include includes included including / exclude excludes excluded excluding ;
    strong stronger strength strengthen strengthened / weak weaker weakness weaken weakened ;
    positive / negative ;
    high / low ;
    large big / small little ;
    early / late ;
    always / never rarely ;
    all every everyone / none ;
    import imports imported / export exports exported ;
    profit profits profitable / loss losses ;
    majority / minority ;
    faster quicker quick fast / slower slow ;
    cheaper cheap / expensive dearer ;
    possible / impossible ;
    legal lawful / illegal unlawful ;
    guilty convicted / innocent acquitted ;
    with / without ;
    true / false ;
    hire hired hires recruit / fire fired fires sack sacked dismiss ;
    add added adds adding / remove removed removes removing delete deleted ;
    man men male his boy he / woman women female her girl she ;
    northern north / southern south ;
    eastern east / western west ;
    inside within / outside ;
    plaintiff appellant applicant / defendant respondent ;
    likely / unlikely ;
    hot hotter warm warmer / cold colder cool cooler ;
    love loved loves like likes / hate hated hates dislike ;
    remember remembered / forget forgot forgotten ;
    safe safer safely / dangerous unsafe ;
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


def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, pair in enumerate(_OPPOSITES.split(";")):
        for side, words in enumerate(pair.split("/")):
            for word in words.split():
                sides[word] = (*sides.get(word, ()), (number, side))
    return sides


SIDES = _sides()
"""For each word its pairs of opposites, and on which side it stands."""
