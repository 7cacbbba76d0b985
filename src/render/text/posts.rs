//! Short posts from the key points of a lesson, for telephones: within 140 and within 500 characters, each with the
//! lesson it comes from.

/// How long a post may be.
pub const LIMITS: [usize; 2] = [140, 500];

/// A post of at most `limit` characters: the title, as many key points as fit, the source. Nothing where not even the
/// first point fits.
pub fn post(title: &str, number: u32, programme: &str, points: &[String], limit: usize) -> Option<String> {
    let source = format!("——第{number}课《{title}》");
    let long = format!("{source}，{programme}");
    let length = |text: &str| text.chars().count();
    let source = if limit > LIMITS[0] { long } else { source };
    let head = format!("【{title}】");
    let mut text = head.clone();
    for point in points {
        let point = point.trim().trim_end_matches(['。', '；', '，', '.', ';']);
        let joined = if text == head { format!("{text}{point}") } else { format!("{text}；{point}") };
        if !point.is_empty() && length(&joined) + 1 + length(&source) <= limit {
            text = joined;
        }
    }
    (text != head).then(|| format!("{text}。{source}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_keeps_to_its_limit_and_names_its_lesson() {
        let points: Vec<String> =
            (0..40).map(|at| format!("要点{at}：出口要推得开，不锁不堵不放货。")).collect();
        for limit in LIMITS {
            let text = post("最要紧的一扇门", 7, "冬训", &points, limit).unwrap();
            assert!(text.chars().count() <= limit, "{}", text.chars().count());
            assert!(
                text.starts_with("【最要紧的一扇门】要点0：") && text.contains("。——第7课《最要紧的一扇门》"),
                "{text}"
            );
        }
        assert!(post("门", 7, "冬训", &points, 500) > post("门", 7, "冬训", &points[..1], 140));
        assert_eq!(post("门", 7, "冬训", &["长".repeat(200)], 140), None);
    }
}
