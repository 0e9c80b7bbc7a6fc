import Desk
import Reports
import Units

/// Which report a screen has asked for, and the one that waits to be durable.
struct Publication {
    var isWanted = false
    var request = ReportRequest()
    var waiting: DeskReport?
    var waitingPreview: PreviewReport?
    /// What of the last report still holds.
    var memory = ReportMemory()
}

extension TradingEngine {
    /// Asks for the next reports, with these rows in them. They come once; ask again for more.
    ///
    /// A live desk first takes every tick that is due by now, unless an order is on its way to the disk: the report of
    /// it would have to wait for those ticks too.
    public func request(_ request: ReportRequest) {
        queue.async { [self] in
            publication.request = request
            publication.isWanted = true
            if timer != nil, pending.isEmpty {
                step()
                hasStepped = true
            }
            publishIfWanted()
        }
    }

    /// Builds what was asked for; prices and status go out at once, the desk's report when it is durable.
    func publishIfWanted() {
        if publication.isWanted {
            publication.isWanted = false
            tape.sample(state)
            let silence = silence
            var market = MarketReport(state, tape: tape)
            market.time = Timestamp(nanoseconds: market.time.nanoseconds &+ silence)
            marketReports.put(market)
            statusReports.put(status())
            var report = DeskReport(
                state, request: publication.request, memory: &publication.memory)
            (report.notice, report.noticeCount) = (notice, noticeCount)
            report.health.letPricesAge(by: silence)
            publication.waiting = report
            writer?.flush()
            observer.published()
        }
        publishWaiting()
    }

    /// Hands out the report and the preview that waited, as far as what they show is durable.
    func publishWaiting() {
        let durable = shownSequence
        if let waiting = publication.waiting, waiting.sequence <= durable {
            publication.waiting = nil
            deskReports.put(waiting)
            observer.published()
        }
        if let preview = publication.waitingPreview, preview.sequence <= durable {
            publication.waitingPreview = nil
            previewReports.put(preview)
            observer.published()
        }
    }

    /// How long nothing has come from outside, in nanoseconds. The desk's time stands still meanwhile, but
    /// prices grow old; desk time that is pulled passes by itself.
    private var silence: Int64 {
        guard piped != nil, let lastTickWall else { return 0 }
        return clock.now() - lastTickWall
    }

    private func status() -> StatusReport {
        StatusReport(
            market: plan.market, speedMilli: pacing?.speedMilli ?? resumeSpeedMilli, time: state.time,
            feedAge: lastTickWall.map { clock.now() - $0 }, feed: piped?.status(), ended: hasEnded,
            tickCount: state.tickCount,
            skippedRowCount: plan.skippedRowCount, skippedRows: plan.skippedRows,
            durableSequence: writer?.durableSequence ?? 0, journal: journalStatus, stateHash: finalHash,
            pendingCount: pending.reduce(0) { $0 + $1.count }, journalLag: journalLag)
    }
}

extension HealthReport {
    fileprivate mutating func letPricesAge(by nanoseconds: Int64) {
        guard nanoseconds > 0 else { return }
        for index in rows.indices { rows[index].priceAge = rows[index].priceAge.map { $0 &+ nanoseconds } }
    }
}
