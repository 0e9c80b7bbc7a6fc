import Testing

@testable import Screen

@Suite struct ScreenLayoutTests {
    @Test(arguments: [
        (200, 60, ScreenLayout.Form.watch), (120, 40, .watch), (119, 40, .column), (120, 39, .column),
        (80, 24, .column),
        (80, 20, .column), (80, 19, .compact), (79, 60, .compact), (40, 12, .compact), (40, 11, .line),
        (39, 60, .line),
        (1, 1, .line),
    ])
    func `a size has the form that it has room for`(width: Int, height: Int, form: ScreenLayout.Form) {
        #expect(ScreenLayout(width: width, height: height, focus: .health, isZoomed: false).form == form)
    }

    @Test(arguments: PanelKind.allCases, [false, true])
    func `panels never overlap, and header and footer stay free`(focus: PanelKind, isZoomed: Bool) {
        for width in stride(from: 1, through: 220, by: 13) {
            for height in stride(from: 1, through: 70, by: 3) {
                let layout = ScreenLayout(width: width, height: height, focus: focus, isZoomed: isZoomed)
                let others = [layout.screens, layout.account, layout.chart, layout.pools]
                let areas = (PanelKind.allCases.map(layout.area) + others).compactMap { $0 }
                for (index, area) in areas.enumerated() {
                    #expect(area.row >= 1 && area.row + area.height <= height - 2)
                    #expect(area.column >= 0 && area.column + area.width <= width)
                    #expect(!areas[..<index].contains { $0.overlaps(area) }, "\(width)x\(height)")
                }
                let count = areas.reduce(0) { $0 + $1.width * $1.height }
                #expect(layout.form == .line || count == width * (height - 3), "\(width)x\(height)")
            }
        }
    }

    @Test func `alerts and accounts are seen at every size that has panels`() {
        for (width, height) in [(40, 12), (80, 20), (80, 24), (120, 40), (200, 60)] {
            let layout = ScreenLayout(width: width, height: height, focus: .health, isZoomed: false)
            #expect((layout.health?.height ?? 0) >= 4 && (layout.alerts?.height ?? 0) >= 3)
        }
    }
}

extension Area {
    fileprivate func overlaps(_ other: Area) -> Bool {
        column < other.column + other.width && other.column < column + width && row < other.row + other.height
            && other.row < row + height
    }
}
