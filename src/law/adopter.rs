//! Which bodies adopted a law, as its header lines say.

/// The bodies whose laws a whole country keeps. Names that contain another one come first.
const BODIES: [&str; 5] =
    ["全国人民代表大会常务委员会", "全国人民代表大会", "国务院", "最高人民法院", "最高人民检察院"];

/// The bodies that the first line names in which one stands: those that adopted the first version. An interpretation
/// may have two.
pub fn of<'a>(header: impl IntoIterator<Item = &'a str>) -> Vec<&'static str> {
    let named = |line: &str| {
        let mut rest = line.to_owned();
        let mut found = Vec::new();
        for body in BODIES {
            if rest.contains(body) {
                rest = rest.replace(body, "");
                found.push(body);
            }
        }
        found
    };
    header.into_iter().map(named).find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_first_line_with_a_body_says_it() {
        let lines =
            ["（试行）", "2020年1月1日第十三届全国人民代表大会常务委员会第一次会议通过", "2021年 国务院修改"];
        assert_eq!(of(lines), ["全国人民代表大会常务委员会"]);
        assert_eq!(of(["1982年12月4日 第五届全国人民代表大会第五次会议通过"]), ["全国人民代表大会"]);
        assert_eq!(of(["最高人民法院审判委员会第1次会议、最高人民检察院检察委员会第2次会议通过"]).len(), 2);
        assert_eq!(of(["2020年1月1日 街道办公布"]), [""; 0]);
    }
}
