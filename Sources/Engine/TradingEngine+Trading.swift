@preconcurrency import Dispatch
import Desk
import Reports
import Units

// Orders, and what keeps them from leaving.
extension TradingEngine {
    /// Asks what tickets would do as one basket if they were sent now; the answer comes as a report, once what it
    /// rests on is durable.
    public func preview(_ tickets: [OrderTicket], request: UInt64) {
        queue.async { [self] in
            publication.waitingPreview = PreviewReport(tickets, request: request, of: state)
            writer?.flush()
            publishWaiting()
        }
    }

    /// Sends tickets as one basket.
    ///
    /// - Parameter clientID: chosen by whoever sends, so that the same basket sent twice acts once.
    public func send(_ tickets: [OrderTicket], clientID: UInt64) {
        queue.async { [self] in
            do {
                var requests: [OrderRequest] = []
                for ticket in tickets { requests.append(try ticket.request(at: state, clientID: clientID)) }
                take(.placeOrders(requests))
            } catch {
                say((error as? TicketProblem)?.sentence ?? "the ticket is no order")
            }
        }
    }

    /// Blocks every order that is not a way out, before anything that waits in the inbox.
    ///
    /// A desk that only watches sends no orders, so that there is nothing to block.
    public func engageKillSwitch() {
        queue.async { [self] in
            guard !isReadOnly else { return say("the desk only watches: no order leaves it") }
            inbox.insert(.engageKillSwitch(at: clock.wallTime()), at: 0)
            stepOnce()
        }
    }

    /// Lifts the kill switch, if the word is right and a minute has passed.
    public func releaseKillSwitch(word: SafeText) {
        queue.async { [self] in take(.releaseKillSwitch(word: word, at: clock.wallTime())) }
    }

    /// Halts what a name stands for, at the word of whoever sits at the desk.
    public func tripBreaker(_ name: SafeText) {
        queue.async { [self] in
            guard let scope = state.breakerScope(named: name) else {
                return say(SafeText("nothing is called \(name)"))
            }
            take(.tripBreaker(scope, by: 0, at: clock.wallTime()))
        }
    }

    /// Begins to reopen what a name stands for, if the word is right and a minute has passed.
    public func resetBreaker(_ name: SafeText, word: SafeText) {
        queue.async { [self] in
            guard let scope = state.breakerScope(named: name) else {
                return say(SafeText("nothing is called \(name)"))
            }
            take(.resetBreaker(scope, by: 0, word: word, at: clock.wallTime()))
        }
    }

    /// Puts a command into the inbox and applies it; a desk that only watches says why it does not.
    func take(_ command: Command) {
        guard !isReadOnly else { return say(SafeText("the desk only watches: \(journalFailure)")) }
        if let refusal = lagRefusal(of: command) { return say(refusal) }
        inbox.append(command)
        stepOnce()
    }

    /// Says why something was not done, in the next report.
    func say(_ notice: SafeText) {
        (self.notice, noticeCount) = (notice, noticeCount + 1)
        publication.isWanted = true
        publishIfWanted()
    }

    /// Says of commands that were refused why.
    func noteRefusals() {
        for case .commandRejected(let reason) in events {
            (notice, noticeCount) = (RefusalWords.sentence(reason, of: state), noticeCount + 1)
        }
    }

    private func stepOnce() { if hasEnded { endedStep() } else { step() } }

    var isReadOnly: Bool { if case .readOnly = journalStatus { true } else { false } }

    private var journalFailure: SafeText {
        if case .readOnly(let words) = journalStatus { words } else { "" }
    }
}
