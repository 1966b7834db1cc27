"""A county made up for tests: namesakes in two towns, a merged town, a community that sounds like a road."""

from desktop.locating.gazetteer import Alias, Division, Gazetteer, Group

(PROVINCE, CITY, OLD_COUNTY, COUNTY, YUDONG, CHANGLE, SHUXUN, BAYI, XINHE, XINHE_TOO, HEPING, ROAD, DAIQING) = range(
    1, 14
)
OLD_BAYI = 20


def gazetteer() -> Gazetteer:
    town, village = "TOWN", "VILLAGE"
    return Gazetteer(
        [
            Division(PROVINCE, "32", "江苏省", "江苏", "PROVINCE", None),
            Division(CITY, "3206", "南通市", "南通", "CITY", PROVINCE),
            Division(OLD_COUNTY, "320684", "海门市", "海门", "COUNTY", CITY, successor=COUNTY),
            Division(COUNTY, "320614", "海门区", "海门", "COUNTY", CITY),
            Division(YUDONG, "320684113", "余东镇", "余东镇", town, OLD_COUNTY),
            Division(CHANGLE, "320684106", "常乐镇", "常乐镇", town, OLD_COUNTY),
            Division(SHUXUN, "320684112", "树勋镇", "树勋镇", town, OLD_COUNTY, successor=YUDONG),
            Division(BAYI, "320684113209", "八一村村委会", "八一村", village, YUDONG, 1213500000, 320200000),
            Division(XINHE, "320684113213", "新河村村委会", "新河村", village, YUDONG),
            Division(XINHE_TOO, "320684106299", "新河村村委会", "新河村", village, CHANGLE),
            Division(HEPING, "320684113208", "和平村村委会", "和平村", village, YUDONG),
            Division(ROAD, "320684106009", "人民路居委会", "人民路社区", village, CHANGLE),
            Division(DAIQING, "320684113204", "戴青山村村委会", "戴青山村", village, YUDONG),
            Division(OLD_BAYI, "320684112201", "建设村村委会", "建设村", village, SHUXUN, successor=BAYI),
        ],
        [Alias("麒麟镇", CHANGLE), Alias("先锋大队", BAYI)],
        [Group(BAYI, 3, 1213510000, 320210000)],
    )
