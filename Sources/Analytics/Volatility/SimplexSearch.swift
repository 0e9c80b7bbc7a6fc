/// Looks for the lowest value of a function of a few numbers, without its slope.
///
/// - Source: Nelder and Mead (1965), with the coefficients of Lagarias et al. (1998).
struct SimplexSearch {
    let maximumSteps: Int
    /// A simplex rests when its values differ by less than this.
    var tolerance = 1e-11

    private typealias Corner = (point: [Double], value: Double)

    /// Returns the best point found, or `nil` when the steps did not suffice.
    func minimum(from start: [Double], of function: ([Double]) -> Double) -> [Double]? {
        var best: Corner = (start, function(start))
        var steps = 0
        // A simplex may come to rest where there is no minimum; one begun anew from there then leaves the place.
        for size in [1.0, 0.5, 0.25, 0.1, 0.5, 0.1, 0.02, 0.1, 0.02] {
            guard let next = rest(from: best, size: size, steps: &steps, of: function) else { return nil }
            let gain = best.value - next.value
            best = next
            if gain >= 0, gain < 1e-9, size <= 0.1 { return best.value.isFinite ? best.point : nil }
        }
        return best.value.isFinite ? best.point : nil
    }

    private func rest(
        from start: Corner, size: Double, steps: inout Int, of function: ([Double]) -> Double
    ) -> Corner? {
        var corners: [Corner] = [start]
        for place in start.point.indices {
            var point = start.point
            point[place] += size
            corners.append((point, function(point)))
        }
        while true {
            corners.sort { $0.value < $1.value }
            if let last = corners.last, last.value - corners[0].value < tolerance { return corners[0] }
            steps += 1
            guard steps < maximumSteps else { return nil }
            step(&corners, function)
        }
    }

    /// Moves the worst corner, or draws all of them towards the best one.
    private func step(_ corners: inout [Corner], _ function: ([Double]) -> Double) {
        let last = corners.count - 1
        let worst = corners[last]
        var centre = [Double](repeating: 0, count: worst.point.count)
        for corner in corners.dropLast() {
            for place in centre.indices { centre[place] += corner.point[place] / Double(last) }
        }
        func corner(_ factor: Double) -> Corner {
            let point = zip(centre, worst.point).map { $0 + factor * ($1 - $0) }
            return (point, function(point))
        }
        let reflected = corner(-1)
        if reflected.value < corners[0].value {
            let expanded = corner(-2)
            corners[last] = expanded.value < reflected.value ? expanded : reflected
        } else if reflected.value < corners[last - 1].value {
            corners[last] = reflected
        } else {
            let contracted = corner(reflected.value < worst.value ? -0.5 : 0.5)
            if contracted.value < min(reflected.value, worst.value) {
                corners[last] = contracted
            } else {
                shrink(&corners, function)
            }
        }
    }

    private func shrink(_ corners: inout [Corner], _ function: ([Double]) -> Double) {
        let best = corners[0].point
        for place in corners.indices.dropFirst() {
            let point = zip(best, corners[place].point).map { ($0 + $1) / 2 }
            corners[place] = (point, function(point))
        }
    }
}
