//! *Mutants*: files with a few bytes that are others, made from a number.

/// Numbers that break what believes them.
const NUMBERS: [&[u8]; 7] = [
    b"\0\0\0\0",
    b"\0\0\0\x01",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\0\0\0\x07",
    b"\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\0\xff\xff\xff",
];

/// Numbers below what is asked for, the same in every run.
pub(crate) fn random() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0) % below.max(1)
    }
}

/// Calls with so many mutants of files.
pub(super) fn each(files: &[Vec<u8>], mut call: impl FnMut(&[u8])) {
    let mut random = random();
    for turn in 0..2_000 {
        let mut mutant = files[turn % files.len()].clone();
        for _ in 0..=random(3) {
            let at = random(mutant.len());
            match random(4) {
                0 if random(4) == 0 => mutant.truncate(at),
                0 | 1 => {
                    if let Some(byte) = mutant.get_mut(at) {
                        *byte ^= 1 << random(8);
                    }
                }
                2 => {
                    let number = NUMBERS[random(NUMBERS.len())];
                    let end = (at + number.len()).min(mutant.len());
                    mutant[at..end].copy_from_slice(&number[..end - at]);
                }
                _ => {
                    let end = (at + random(40)).min(mutant.len());
                    mutant.drain(at..end);
                }
            }
        }
        call(&mutant);
    }
}
