"""How people mistype Chinese names: signs of the same sound, signs that look alike, one left out, doubled or swapped.

Made by hand and apart from `desktop/locating`, which knows nothing of these tables, so that neither fits the other.
"""

import numpy as np

SAME_SOUND = (
    "圩围维为唯卫", "岩严言盐研延", "烈列裂", "桩庄装", "俊骏军均", "勋熏训", "浩皓昊号", "新心欣辛", "和河荷合何",
    "三山", "东冬栋", "南楠男", "西溪希夕", "北贝", "中忠钟仲", "兴星行", "镇振震阵", "永勇咏", "福富夫", "民明",
    "村存", "正政郑", "余于俞鱼渔", "海亥", "常长昌", "乐悦月越", "来莱", "四寺", "甲加佳", "包保宝", "场厂",
    "港岗", "通同桐", "江姜将", "街阶", "路陆禄", "花华", "桥乔侨", "河何", "林临邻", "凤丰风峰", "凰皇黄",
    "平坪萍", "安按", "普浦", "友有又", "义谊意", "联连廉", "合和", "胜盛圣", "耀要药", "振震", "邦帮", "秀绣",
    "沙纱砂", "培陪", "德得", "文闻", "陶桃", "补布", "高糕", "店殿", "建健", "利力立丽", "兄凶", "弟第", "远元圆",
    "双霜", "仁人", "城成程", "角脚", "麒奇旗其", "匡筐", "颐宜移怡", "玉育裕", "竹竺", "才材", "广光", "群裙",
    "如入", "意义", "庵安", "春椿", "程城", "锦金", "复富福", "状壮", "元圆", "启起企", "戴代", "青清", "宇雨羽",
    "旭序", "宏洪红鸿", "殷英", "坝巴", "柏百", "瑞睿", "基机", "昌常", "盛胜", "闸扎", "灶皂", "范泛", "索所",
    "廷庭亭", "丕披", "扬杨阳洋", "货获", "隆龙", "头投", "坚间", "介界", "稻到", "香乡", "灵菱凌", "立利", "周州舟",
    "菊局", "圣胜", "汤唐", "刘留", "丰风", "顺舜", "校效", "树术", "哨少", "鲜先", "升生", "致志", "模摹", "幸信",
    "塘唐糖", "浜帮", "福富", "池持", "鹏朋", "康糠", "飞非", "汇会惠", "益义", "太泰", "阳杨洋", "召赵", "叠迭",
    "宝保", "彦燕", "荣容", "平苹", "锁所", "祥详", "李里", "彬斌宾", "银寅", "贤闲", "孝笑", "威微", "大达",
)  # fmt: skip
LOOK_ALIKE = (
    "末未", "土士", "日曰", "己已", "天夫", "大太", "千干", "余佘", "东车", "圩坪", "岩岸", "坝坎", "烈裂", "戴载",
    "勋助", "宇字", "北比", "河何", "平半", "村材", "保堡", "卫衔", "利和", "友发", "仓仑", "鸟乌", "目日", "今令",
    "免兔", "侯候", "段殷", "治冶", "洪供", "汤杨", "徐除", "栋株", "桩桂", "浩洁", "启后", "凰凤", "青表", "瑞端",
    "群郡", "麟鳞", "颐顾", "竹什", "常堂", "培倍", "德得", "秀禿", "陶掏", "港巷", "闸闲", "李季", "周用", "同何",
)  # fmt: skip
COMMON = (
    "大小上下前后左右东西南北中新老金银木水火土山田石白红青黄天地人民平安和兴旺永光明华国家建设胜利友好星月云龙虎"
    "马牛羊林桥河江海湖沟塘港湾坝堤岸路街口头尾里外高低长短方圆正直开门户庄园宅院仓场厂站台楼"
)
KINDS = ("sound", "look", "any", "missing", "twice", "swapped")
SHARES = (0.45, 0.20, 0.10, 0.15, 0.04, 0.06)


def _table(groups: tuple[str, ...]) -> dict[str, str]:
    table: dict[str, str] = {}
    for group in groups:
        for sign in group:
            table[sign] = table.get(sign, "") + "".join(other for other in group if other != sign)
    return table


_SOUNDS, _LOOKS = _table(SAME_SOUND), _table(LOOK_ALIKE)


def slipped(name: str, rng: np.random.Generator) -> str:
    """The name with one slip in it; a name of one sign stays as it is."""
    if len(name) < 2:
        return name
    at = int(rng.integers(len(name)))
    kind = str(rng.choice(KINDS, p=SHARES))
    if kind == "missing":
        return name[:at] + name[at + 1 :]
    if kind == "twice":
        return name[: at + 1] + name[at:]
    if kind == "swapped":
        at = min(at, len(name) - 2)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    table = {"sound": _SOUNDS, "look": _LOOKS}.get(kind, {})
    choices = table.get(name[at]) or COMMON.replace(name[at], "")
    return name[:at] + choices[int(rng.integers(len(choices)))] + name[at + 1 :]
