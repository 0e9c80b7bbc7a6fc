import CSystem
import Desk
import Engine
import Glibc
import Reports
import Screen
import Terminal
import Units

/// The main thread while the desk is open: waits for keys and reports, and draws what they change.
final class DeskLoop {
    private let engine: TradingEngine
    private let terminal: TerminalSession
    private let wake: Int32
    private var screen: ScreenState
    private var reports: ScreenReports?
    private var meter = OutputMeter()
    private var nextRequest: Int64 = 0
    /// When prices that came without the desk's report are drawn without it.
    private var drawsBy: Int64?
    /// What tells the baskets of this run apart from those of all others: its beginning in wall time.
    private let firstClientID = UInt64(bitPattern: SystemClock().wallTime().nanoseconds)

    /// Time between requests for reports: ten pictures a second.
    private static let interval: Int64 = 100_000_000
    /// How long prices wait for the desk's report, which comes when it is on disk, to be drawn with it.
    private static let gathering: Int64 = 30_000_000

    init(engine: TradingEngine, terminal: TerminalSession, screen: ScreenState, wake: Int32) {
        self.engine = engine
        self.terminal = terminal
        self.screen = screen
        self.wake = wake
    }

    /// Runs until the user leaves, a signal asks for it or the terminal is gone.
    ///
    /// - Returns: the exit code: 0, or 128 and the signal's number.
    func run() throws -> Int32 {
        engine.start()
        var code: Int32?
        while code == nil {
            requestIfDue()
            if let drawsBy, SystemClock().now() >= drawsBy { draw() }
            code = take(terminal.wait(for: wake, timeoutMilliseconds: timeout()))
        }
        terminal.close()
        try engine.stop()
        return code ?? 0
    }

    private func requestIfDue() {
        let now = SystemClock().now()
        guard now >= nextRequest else { return }
        nextRequest = now + DeskLoop.interval
        engine.request(screen.request)
        guard let reports = current() else { return }
        for intent in screen.due(reports) { perform(intent) }
    }

    /// The reports as they are looked at now.
    private func current() -> ScreenReports? {
        reports?.now = SystemClock().now()
        return reports
    }

    private func timeout() -> Int32 {
        let next = min(nextRequest, drawsBy ?? nextRequest)
        return Int32(clamping: max(0, (next - SystemClock().now() + 999_999) / 1_000_000))
    }

    /// Takes what happened and draws once for all of it.
    private func take(_ events: [TerminalEvent]) -> Int32? {
        var isChanged = false
        for event in events {
            switch event {
            case .input(let input):
                isChanged = true
                if let code = handle(input) { return code }
            case .woken: isChanged = takeReports() || isChanged
            case .stopRequested: terminal.suspend()
            case .endRequested(let signal): return 128 + signal
            case .hungUp: return 128 + SIGHUP
            }
        }
        if isChanged { draw() }
        return nil
    }

    private func handle(_ input: InputEvent) -> Int32? {
        guard let reports = current() else { return input == .key(.character("q")) ? 0 : nil }
        for intent in screen.handle(input, reports) {
            if intent == .quit { return 0 }
            perform(intent)
        }
        nextRequest = 0
        return nil
    }

    private func perform(_ intent: Intent) {
        switch intent {
        case .quit: break
        case .suspend: terminal.suspend()
        case .repaint: terminal.repaint()
        case .acknowledge(let id): engine.submit(.acknowledgeAlert(id))
        case .acknowledgeAll: engine.submit(.acknowledgeAllAlerts)
        case .togglePause: engine.togglePause()
        case .slower: engine.multiplySpeed(by: 0.5)
        case .faster: engine.multiplySpeed(by: 2)
        case .setSpeed(let milli): engine.setSpeed(milli: milli)
        case .copy(let text): copy(text)
        case .toggleMouse: toggleMouse()
        case .step: engine.advanceOneRound()
        case .preview, .send, .cancelOrder, .replaceOrder, .kill, .release, .tripBreaker, .resetBreaker:
            trade(intent)
        }
    }

    private func trade(_ intent: Intent) {
        switch intent {
        case .preview(let tickets, let request): engine.preview(tickets, request: request)
        case .send(let tickets, let number): engine.send(tickets, clientID: firstClientID &+ number)
        case .cancelOrder(let id): engine.submit(.cancelOrder(id))
        case .replaceOrder(let id, let quantity, let limit):
            engine.submit(.replaceOrder(id, quantity: quantity, limit: limit))
        case .kill: engine.engageKillSwitch()
        case .release(let word): engine.releaseKillSwitch(word: word)
        case .tripBreaker(let name): engine.tripBreaker(name)
        case .resetBreaker(let name, let word): engine.resetBreaker(name, word: word)
        default: break
        }
    }

    private func copy(_ text: CopiedText) {
        if terminal.copy(text) {
            screen.say("sent to the terminal's clipboard")
        } else {
            screen.say("this terminal takes nothing for a clipboard", isFailure: true)
        }
    }

    private func toggleMouse() {
        terminal.takeMouse(!terminal.takesMouse)
        screen.say(terminal.takesMouse ? "the mouse is the desk's" : "the mouse is left to the terminal")
    }

    /// Takes the newest reports; the first picture needs prices and the status.
    ///
    /// - Returns: whether to draw now; prices alone wait a little for the rest.
    private func takeReports() -> Bool {
        let (desk, market) = (engine.deskReports.take(), engine.marketReports.take())
        let (status, preview) = (engine.statusReports.take(), engine.previewReports.take())
        guard desk != nil || market != nil || status != nil || preview != nil else { return false }
        let isComplete = desk != nil || preview != nil || reports == nil
        if !isComplete { drawsBy = drawsBy ?? SystemClock().now() + DeskLoop.gathering }
        if var reports {
            if let desk { reports.desk = desk }
            if let market { reports.market = market }
            if let status { reports.status = status }
            if let preview { reports.preview = preview }
            self.reports = reports
        } else if let market, let status {
            reports = ScreenReports(desk: desk ?? DeskReport(), market: market, status: status)
        }
        reports?.status.outputBytesPerSecond = meter.rate(terminal.bytesSent, at: SystemClock().now())
        return isComplete
    }

    private func draw() {
        drawsBy = nil
        guard let reports = current() else { return }
        terminal.present(screen.render(reports, width: terminal.size.width, height: terminal.size.height))
    }
}
