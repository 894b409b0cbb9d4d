//! Links that lead back to where they came from.

/// A link of a node: the node, which of its links, and the node it leads to.
pub(super) type Link = (usize, usize, usize);

/// The links that close a circle, in the order in which a walk along all links from the first node on meets them. Without them there is
/// no circle. `next` gives a node's links one by one.
pub(super) fn closing(nodes: usize, next: &dyn Fn(usize, usize) -> Option<usize>) -> Vec<Link> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
        Done,
    }
    let mut states = vec![State::New; nodes];
    let mut closing = Vec::new();
    let mut way: Vec<(usize, usize)> = Vec::new();
    for start in 0..nodes {
        if states.get(start) == Some(&State::New) {
            way.push((start, 0));
        }
        while let Some((node, nth)) = way.last_mut() {
            let to = next(*node, *nth);
            if let Some(state) = states.get_mut(*node) {
                *state = if to.is_some() { State::OnTheWay } else { State::Done };
            }
            let Some(to) = to else {
                way.pop();
                continue;
            };
            let link = (*node, *nth, to);
            *nth += 1;
            match states.get(to) {
                Some(State::New) => way.push((to, 0)),
                Some(State::OnTheWay) => closing.push(link),
                _ => {}
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(graph: &[&[usize]]) -> Vec<Link> {
        closing(graph.len(), &|node, nth| graph[node].get(nth).copied())
    }

    #[test]
    fn only_links_that_close_a_circle_are_given() {
        // A diamond is no circle.
        assert_eq!(links(&[&[1, 2], &[3], &[3], &[]]), []);
        assert_eq!(links(&[&[1], &[2], &[0]]), [(2, 0, 0)]);
        assert_eq!(links(&[&[0]]), [(0, 0, 0)]);
        assert_eq!(links(&[&[1], &[0, 2], &[1, 0]]), [(1, 0, 0), (2, 0, 1), (2, 1, 0)]);
    }
}
