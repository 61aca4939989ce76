"""Each kind of contradiction in a country folder is met by one fault at its place."""

from collections.abc import Callable

import pytest

CORRECTION = "table,row,column,period,old,new,reason_id,reason_en,source,action\n"
BAND = "system,system_id,system_en,code,order,label_id,label_en,low,high,includes_low,includes_high,source,basis\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("country.yml", "key_system: crown", "key_system: throne", ("country.yml", None, "key_system")),
        ("country.yml", "guild_code: guild", "guild_code: gild", ("country.yml", None, "code_columns.guild_code")),
        ("country.yml", "[code, id]", "[code, crown]", ("country.yml", None, "bare_headings")),
        ("provinces.csv", "N,1,main", "N,1,moon", ("provinces.csv", 2, "island_group")),
        ("regions.csv", "Birch,shire,N", "Birch,county,N", ("regions.csv", 4, "kind")),
        ("regions.csv", "Birch,shire,N,", "Birch,shire,X,", ("regions.csv", 4, "province")),
        ("regions.csv", "N3,13,", "N3,12,", ("regions.csv", 4, "guild")),
        ("regions.csv", "Shire Birch,Birch,", "Shire Alder,Alder,", ("regions.csv", 4, "name")),
        ("regions.csv", "0,1,gazetteer", "0,1,hearsay", ("regions.csv", 4, "source")),
        ("datasets.yml", "publisher: nobody", 'publisher: " "', ("datasets.yml", None, "publisher")),
        ("corrections.csv", "", CORRECTION + "rumours,N1,school,2029,9,,a,b,c,drop\n", ("corrections.csv", 2, "table")),
        ("corrections.csv", "", CORRECTION + "observations,N9,school,2029,9,,a,b,c,drop\n", ("corrections.csv", 2, "row")),
        ("corrections.csv", "", CORRECTION + "observations,N1,joy,2029,9,,a,b,c,drop\n", ("corrections.csv", 2, "column")),
        ("corrections.csv", "", CORRECTION + "observations,N1,school,2029,9,8,a,b,c,drop\n", ("corrections.csv", 2, "new")),
        (
            "crosswalk.csv",
            "",
            "framework,code,name_id,name_en,concept,source,basis\nX,1,a,b,heritage,s,stated\n",
            ("crosswalk.csv", 2, "framework"),
        ),
        (
            "subsectors.csv",
            "",
            "key,name_id,name_en,lists,merged_in_16,source,basis\nfilm,Film,Film,17,games,s,stated\n",
            ("subsectors.csv", 2, "merged_in_16"),
        ),
        (
            "memberships.csv",
            "",
            "network,region,place,year,event,counts,source,basis\nn,N9,p,2020,membership,true,s,stated\n",
            ("memberships.csv", 2, "region"),
        ),
        (
            "helices.csv",
            "",
            "key,name_id,name_en,sixth,source,basis\nmedia,Media,Media,false,,stated\n",
            ("helices.csv", 2, "source"),
        ),
    ],
)
def test_a_contradiction_is_found_where_it_stands(
    faults: Callable[..., list[object]], name: str, old: str, new: str, fault: tuple[str, int | None, str]
):
    assert fault in faults(name, old, new)


@pytest.mark.parametrize(
    ("bands", "column"),
    [
        ("s,S,S,A,1,a,a,0,50,1,0,x,stated\ns,S,S,B,2,b,b,51,100,1,1,x,stated\n", "low"),
        ("s,S,S,A,1,a,a,0,50,1,1,x,stated\ns,S,S,B,2,b,b,50,100,1,1,x,stated\n", "low"),
        ("s,S,S,A,1,a,a,0,50,1,0,x,stated\ns,S,S,B,2,b,b,50,99.99,1,1,x,stated\n", "high"),
    ],
)
def test_bands_with_a_hole_an_overlap_or_a_short_end_are_refused(faults: Callable[..., list[object]], bands: str, column: str):
    assert faults("bands.csv", "", BAND + bands) == [("bands.csv", 3, column)]


def test_whole_bands_are_accepted(faults: Callable[..., list[object]]):
    assert faults("bands.csv", "", BAND + "s,S,S,A,1,a,a,0,50,1,0,x,stated\ns,S,S,B,2,b,b,50,100,1,1,x,stated\n") == []
