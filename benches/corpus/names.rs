//! The tree of departments, agencies, offices and programmes.
//!
//! Takes: how many there are. Gives: names and ids, each once, and who belongs to whom.
//! Never: knows what a record says.

use std::collections::BTreeMap;

use super::chance::Chance;

/// A record before it has a text.
#[derive(Debug)]
pub(crate) struct Name {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) acronym: String,
    /// 0 for departments, 3 for what stands lowest.
    pub(super) level: usize,
    /// Place of the parent in the list.
    pub(super) parent: Option<usize>,
}

/// How many in a hundred records stand on each level.
const SHARES: [usize; 4] = [5, 20, 35, 40];

/// What the made-up government looks after.
pub(super) const MATTERS: [&str; 48] = [
    "Bridges",
    "Beekeeping",
    "Clean Rivers",
    "Coastal Paths",
    "Cold Storage",
    "Community Kitchens",
    "Country Roads",
    "Drinking Fountains",
    "Early Reading",
    "Evening Classes",
    "Fair Weights",
    "Ferries",
    "Field Maps",
    "Fire Towers",
    "First Homes",
    "Footbridges",
    "Free Tools",
    "Grain Stores",
    "Harbor Lights",
    "Healthy Soil",
    "Hedgerows",
    "Home Repairs",
    "Lighthouses",
    "Lost Luggage",
    "Market Halls",
    "Mountain Rescue",
    "Night Buses",
    "Old Trees",
    "Open Records",
    "Orchards",
    "Playgrounds",
    "Post Rooms",
    "Public Benches",
    "Public Clocks",
    "Quiet Streets",
    "Rain Gauges",
    "Safe Crossings",
    "School Meals",
    "Seed Banks",
    "Shared Gardens",
    "Spare Parts",
    "Street Trees",
    "Swimming Lessons",
    "Tide Tables",
    "Village Halls",
    "Water Mills",
    "Weather Stations",
    "Wool Markets",
];

/// Parts of the made-up country.
const SIDES: [&str; 8] = ["North", "South", "East", "West", "Upper", "Lower", "Central", "Outer"];
const LANDS: [&str; 7] = ["Coast", "Valley", "Plains", "Hills", "Lakes", "Forest", "Islands"];

/// How a name is put together on each level: `{a}` and `{b}` are matters, `{p}` is a place.
const FORMS: [&[&str]; 4] = [
    &["Department of {a}", "Ministry for {a}", "Commission on {a}"],
    &["Bureau of {a}", "Agency for {a} and {b}", "Institute for {a}", "{a} Authority"],
    &["Division of {a} and {b}", "{p} Office of {a}", "{p} Center for {a}", "Board of {a}, {p}"],
    &["{p} {a} Desk", "{p} Program for {a} and {b}", "{a} Unit, {p}", "{p} Field Office for {a}"],
];

/// Every part of the country.
pub(super) fn places() -> Vec<String> {
    let of = |side: &&str| LANDS.map(|land| format!("{side} {land}"));
    SIDES.iter().flat_map(of).collect()
}

/// `count` names, parents before children.
pub(crate) fn tree(count: usize) -> Vec<Name> {
    let places = places();
    let mut ends = [0; 4];
    let mut share = 0;
    for (end, more) in ends.iter_mut().zip(SHARES) {
        share += more;
        *end = (count * share / 100).max(1);
    }
    let mut list: Vec<Name> = Vec::with_capacity(count);
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..count {
        let mut chance = Chance::new("name", at);
        let level = ends.iter().position(|end| at < *end).unwrap_or(3);
        let matters = chance.some(&MATTERS, 2);
        let form = chance.one(FORMS[level]);
        let mut name = form.replace("{a}", matters[0]).replace("{b}", matters[1]);
        name = name.replace("{p}", chance.one(&places[..]).as_str());
        let times = used.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            name = format!("{name} {times}");
        }
        let parent = level.checked_sub(1).map(|above| {
            let first = above.checked_sub(1).map_or(0, |higher| ends[higher]);
            chance.between(first, ends[above] - 1)
        });
        let acronym = name.split(|c: char| !c.is_alphanumeric()).filter(|word| *word != "and");
        let acronym = acronym.filter_map(|word| word.chars().next());
        let acronym = acronym.filter(|c| c.is_uppercase()).take(6).collect();
        let id = name.to_lowercase().replace([',', '.'], "").replace(' ', "-");
        list.push(Name { id, name, acronym, level, parent });
    }
    list
}
