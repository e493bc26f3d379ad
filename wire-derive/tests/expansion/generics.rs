struct Pair<T: Fixed, P, const N: usize>
where
    P: Clone,
{
    first: T,
    keys: [T; N],
    payload: P,
}
