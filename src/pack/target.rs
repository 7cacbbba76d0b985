//! What a bundle is packed onto: how much goes on it, and how much of that each file takes.

/// A kind of stick, disc or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A stick with FAT32, the one file system that every class computer and every television reads.
    Usb,
    /// 700 MB.
    Cd,
    /// One layer.
    Dvd5,
    /// Two layers.
    Dvd9,
    /// Blu-ray, one layer.
    Bd25,
    /// An archive to be sent.
    Zip,
}

/// In which form a volume is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder whose files are copied onto a stick.
    Folder,
    /// An image that is burnt.
    Image,
    /// A zip file.
    Archive,
}

/// The largest file of FAT32.
pub const FAT32_LARGEST: u64 = (4 << 30) - 1;

/// A sector of a disc, and the least that a file takes on it.
const SECTOR: u64 = 2048;

/// A cluster of a large stick with FAT32.
const CLUSTER: u64 = 32 << 10;

impl Target {
    /// All of them, by what goes on them.
    pub const ALL: [Target; 6] =
        [Target::Cd, Target::Dvd5, Target::Usb, Target::Dvd9, Target::Bd25, Target::Zip];

    /// As it is typed, and as folders are called after it.
    pub fn name(self) -> &'static str {
        match self {
            Target::Usb => "usb",
            Target::Cd => "cd",
            Target::Dvd5 => "dvd5",
            Target::Dvd9 => "dvd9",
            Target::Bd25 => "bd25",
            Target::Zip => "zip",
        }
    }

    /// The target called `name`.
    pub fn called(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// As people call one of them, in Chinese and in English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Target::Usb => ("U盘", "stick"),
            Target::Cd => ("CD", "CD"),
            Target::Dvd5 => ("DVD", "DVD"),
            Target::Dvd9 => ("双层DVD", "double-layer DVD"),
            Target::Bd25 => ("蓝光盘", "Blu-ray disc"),
            Target::Zip => ("压缩包", "zip file"),
        }
    }

    /// What it becomes.
    pub fn form(self) -> Form {
        match self {
            Target::Usb => Form::Folder,
            Target::Cd | Target::Dvd5 | Target::Dvd9 | Target::Bd25 => Form::Image,
            Target::Zip => Form::Archive,
        }
    }

    /// The bytes that go on it: what is printed on it (`size` where that was said), less two hundredths, since neither
    /// sticks nor burners keep quite what they promise. Nothing where there is no limit. A zip file's limit is kept as it
    /// was said.
    pub fn capacity(self, size: Option<u64>) -> Option<u64> {
        let printed = match self {
            Target::Zip => return size,
            Target::Usb => 8_000_000_000,
            Target::Cd => 702_000_000,
            Target::Dvd5 => 4_700_000_000,
            Target::Dvd9 => 8_540_000_000,
            Target::Bd25 => 25_025_000_000,
        };
        let printed = size.unwrap_or(printed);
        Some(printed - printed / 50)
    }

    /// What a file of `size` bytes takes on it, with its line in the directory.
    pub fn cost(self, path: &str, size: u64) -> u64 {
        let name = path.rsplit('/').next().unwrap_or_default().encode_utf16().count() as u64;
        let (unit, line) = match self.form() {
            // A short name, and pieces of 13 letters of the long one.
            Form::Folder => (CLUSTER, 32 * (2 + name.div_ceil(13))),
            // Three directories: of ISO 9660 with Rock Ridge, of Joliet, and the paths.
            Form::Image => (SECTOR, 256 + 6 * name),
            Form::Archive => (1, 128 + 6 * path.len() as u64),
        };
        size.div_ceil(unit) * unit + line
    }

    /// What a folder takes on it.
    pub fn folder_cost(self) -> u64 {
        match self.form() {
            Form::Folder => CLUSTER,
            Form::Image => 4 * SECTOR,
            Form::Archive => 0,
        }
    }

    /// What it takes while it is empty: the tables of the file system, the descriptors of a disc and its last sectors.
    pub fn empty_cost(self) -> u64 {
        match self.form() {
            Form::Folder => 4 << 20,
            Form::Image => 1 << 20,
            Form::Archive => 1 << 10,
        }
    }
}

/// A size as people write it: `8GB`, `7.5G`, `16GiB`, `700M`, `4700000000`. Decimal, unless there is an `i`.
pub fn size(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "t" | "tb" => 1_000_000_000_000,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        "tib" => 1 << 40,
        _ => return None,
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() > 13 || part.len() > 6 || number.ends_with('.') {
        return None;
    }
    let part_unit = 10u64.pow(u32::try_from(part.len()).ok()?);
    let part: u64 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let whole: u64 = whole.parse().ok()?;
    let bytes = whole.checked_mul(unit)?.checked_add(part.checked_mul(unit)? / part_unit)?;
    (bytes > 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, bytes) in [
            ("8GB", Some(8_000_000_000)),
            ("7.5G", Some(7_500_000_000)),
            ("16GiB", Some(16 << 30)),
            ("700 mb", Some(700_000_000)),
            ("4700000000", Some(4_700_000_000)),
            ("8 瓶", None),
            ("GB", None),
            ("8.G", None),
            ("-1", None),
            ("0", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(size(text), bytes, "{text}");
        }
    }

    #[test]
    fn every_target_goes_by_its_name() {
        for target in Target::ALL {
            assert_eq!(Target::called(target.name()), Some(target));
        }
        assert_eq!(Target::Dvd5.capacity(None), Some(4_606_000_000));
        assert_eq!(Target::Zip.capacity(None), None);
    }
}
