"""Three platforms' records of one county's people, and who is who: what the matching is measured on. All synthetic.

Every seventh person of the smaller platforms is no customer of the core system. The rates of faults are assumptions
(linkage_faults): figures measured here compare versions of the matcher, they promise nothing of a bank's own data.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from desktop.demo import linkage_faults as faults
from desktop.demo.chance import Ints, stream
from desktop.demo.linkage_people import LinkagePeople, people

SIZES = {"CORE": 890_000, "PROV_CRM": 300_000, "SUNSHINE": 300_000}
FULL_SIZE = sum(SIZES.values())
_PEOPLE_TO_CORE = 1.18


@dataclass(frozen=True, slots=True)
class LinkageTruth:
    """`records`: record, platform, ext_id, name, id_no, birth, phone, address (texts as received, NULL = missing).

    `truth`: record, person, household (int64). Rows of both are in the order of `record`, which counts from 1.
    """

    records: pa.Table
    truth: pa.Table


def make(seed: int, *, records: int = FULL_SIZE) -> LinkageTruth:
    """About `records` rows in the proportions of `SIZES`; the same for the same seed and size."""
    share = records / FULL_SIZE
    sizes = {platform: max(2, round(size * share)) for platform, size in SIZES.items()}
    county = people(seed, round(sizes["CORE"] * _PEOPLE_TO_CORE))
    rng = stream(seed, "linkage members")
    parts, who_parts, first = [], [], 1
    for platform, size in sizes.items():
        who = np.sort(rng.choice(len(county), size=size, replace=False))
        who = rng.permutation(who)
        parts.append(_records(stream(seed, f"linkage {platform}"), county, who, platform, first))
        who_parts.append(who)
        first += size
    who = np.concatenate(who_parts)
    truth = pa.table({"record": np.arange(1, len(who) + 1), "person": who, "household": county.household[who]})
    return LinkageTruth(pa.concat_tables(parts), truth)


def _records(rng: np.random.Generator, of: LinkagePeople, who: Ints, platform: str, first: int) -> pa.Table:
    rates = faults.RATES[platform]
    return pa.table(
        {
            "record": np.arange(first, first + len(who)),
            "platform": pa.array([platform] * len(who)),
            "ext_id": [f"{platform[:2]}{number:08d}" for number in range(1, len(who) + 1)],
            "name": faults.faulty_names(rng, of, who, rates),
            "id_no": pa.array(faults.faulty_ids(rng, of, who, rates), pa.string()),
            "birth": pa.array(faults.faulty_births(rng, of, who, rates), pa.string()),
            "phone": pa.array(faults.faulty_phones(rng, of, who, rates), pa.string()),
            "address": pa.array(faults.faulty_addresses(rng, of, who, rates), pa.string()),
        }
    )
