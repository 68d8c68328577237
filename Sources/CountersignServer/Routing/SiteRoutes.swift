// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird

extension Site {
    /// Everything the service answers.
    package func routes() -> [Route] {
        pageRoutes + reportRoutes + staffRoutes + transparencyRoutes + generationRoutes + accountRoutes
            + organisationRoutes
            + protectRoutes + programRoutes + matchRoutes + operationRoutes + assetRoutes
    }

    private var pageRoutes: [Route] {
        [
            Route(.get, "/", for: .page) { .page(HomePage.render($0, person: try await $0.signedIn())) },
            Route(.get, "/check", for: .page, handler: CheckHandlers.form),
            Route(.post, "/check", for: .page, cost: .check, deadline: nil, handler: CheckHandlers.submit),
            Route(.get, "/check/:id", for: .page, handler: CheckHandlers.result),
            Route(.get, "/check/:id/compare", for: .page, handler: CheckHandlers.compare),
            Route(.get, "/check/:id/history", for: .page, handler: HistoryPage.handle),
            Route(.get, "/check/:id/print", for: .page, handler: PrintPage.handle),
            Route(.get, "/check/:id/share", for: .page, handler: SharePages.form),
            Route(.post, "/check/:id/share", for: .page, handler: SharePages.make),
            Route(.post, "/check/:id/delete", for: .page, handler: CheckHandlers.delete),
            Route(.get, "/r/:token", for: .page, handler: SharePages.show),
            Route(.get, "/r/:token/preview", for: .asset, cost: .request, handler: SharePages.preview),
            Route(.get, "/r/:token/delete", for: .page, handler: SharePages.deleteForm),
            Route(.post, "/r/:token/delete", for: .page, handler: SharePages.delete),
            Route(.get, "/publisher/:id", for: .page, handler: PublisherPage.handle),
            Route(.get, "/check/:id/preview", for: .asset, handler: CheckHandlers.preview),
            Route(.get, "/record/:id", for: .page, handler: RecordPage.handle),
            Route(.get, "/record/:id/preview", for: .asset, handler: RecordPage.preview),
            Route(.get, "/learn", for: .page, handler: LearnPages.index),
            Route(.get, "/learn/:topic", for: .page, handler: LearnPages.topic),
            Route(.get, "/status", for: .page, handler: StatusPage.handle),
            Route(.get, "/developers", for: .page, handler: DevelopersPage.handle),
            Route(.get, "/about", for: .page) { try await TextPage.handle("about", $0) },
            Route(.get, "/privacy", for: .page) { try await TextPage.handle("privacy", $0) },
            Route(.get, "/accessibility", for: .page) { try await TextPage.handle("accessibility", $0) },
            Route(.post, "/theme", for: .page, handler: Preferences.theme),
        ]
    }

    private var reportRoutes: [Route] {
        [
            Route(.get, "/report", for: .page, handler: ReportPages.form),
            Route(.post, "/report", for: .page, cost: .check, deadline: nil, handler: ReportPages.submit),
            Route(.get, "/report/status", for: .page, handler: ReportStatusPages.form),
            Route(.post, "/report/status", for: .page, handler: ReportStatusPages.show),
            Route(.get, "/appeal", for: .page, handler: AppealPages.form),
            Route(.post, "/appeal", for: .page, handler: AppealPages.submit),
            Route(.post, "/api/reports", for: .program, cost: .check, deadline: nil, handler: ReportAPI.submit),
            Route(.get, "/api/reports/:receipt", for: .program, handler: ReportAPI.show),
            Route(.post, "/api/appeals", for: .program, handler: ReportAPI.appeal),
            Route(.get, "/api/decisions/:id/statement", for: .program, handler: ReportAPI.statement),
        ]
    }

    /// Cases and appeals for the staff.
    private var staffRoutes: [Route] {
        [
            Route(.get, "/review", for: .page, handler: Exchange.staffed(QueuePage.show)),
            Route(.post, "/review/next", for: .page, handler: Exchange.staffed(QueuePage.next)),
            Route(.get, "/review/:id", for: .page, handler: Exchange.staffed(CaseHandlers.show)),
            Route(.post, "/review/:id/:event", for: .page, handler: Exchange.staffed(CaseHandlers.step)),
            Route(.get, "/review/appeals/:id", for: .page, handler: Exchange.staffed(CaseHandlers.showAppeal)),
            Route(.post, "/review/appeals/:id/:event", for: .page, handler: Exchange.staffed(CaseHandlers.appealStep)),
            Route(.get, "/review/:id/:evidence/preview", for: .asset, cost: .request, handler: CaseMedia.preview),
            Route(.get, "/review/:id/:evidence/blurred", for: .asset, cost: .request, handler: CaseMedia.blurred),
            Route(.get, "/review/:id/:evidence/file", for: .asset, cost: .request, handler: CaseMedia.file),
            Route(.get, "/api/cases", for: .program, handler: CaseAPI.list),
            Route(.get, "/api/cases/:id", for: .program, handler: CaseAPI.show),
            Route(.post, "/api/cases/:id/:event", for: .program, handler: CaseAPI.step),
            Route(.post, "/api/appeals/:id/:event", for: .program, handler: CaseAPI.appealStep),
        ]
    }

    private var transparencyRoutes: [Route] {
        [
            Route(.get, "/transparency", for: .page, handler: TransparencyPages.index),
            Route(.get, "/transparency/:period", for: .page, handler: TransparencyPages.show),
            Route(.get, "/transparency/:period/scorecard", for: .page, handler: TransparencyPages.scorecard),
            Route(
                .post, "/transparency/publish", for: .page, deadline: nil,
                handler: Exchange.staffed(TransparencyHandlers.publish)),
            Route(
                .post, "/transparency/:period/correct", for: .page,
                handler: Exchange.staffed(TransparencyHandlers.correct)),
            Route(.get, "/transparency/:period/:file", for: .program, handler: TransparencyPages.file),
            Route(.get, "/api/transparency", for: .program, handler: TransparencyPages.list),
            Route(.post, "/api/decisions/:id/share", for: .program, handler: ShareAPI.draft),
            Route(.post, "/api/shares/:id/:event", for: .program, handler: ShareAPI.step),
        ]
    }

    private var generationRoutes: [Route] {
        [
            Route(.get, "/policy/generation", for: .page, handler: GenerationPolicyPage.handle),
            Route(.get, "/account/generation", for: .page, handler: GenerationAccountPage.show),
            Route(.post, "/account/generation/appeals", for: .page, handler: GenerationAccountPage.appeal),
            Route(.get, "/safety", for: .page, handler: Exchange.staffed(SafetyConsole.show)),
            Route(.get, "/safety/decisions/:id", for: .page, handler: Exchange.staffed(GenerationDecisionPage.show)),
            Route(.post, "/safety/decisions/:id/review", for: .page, handler: Exchange.staffed(SafetyConsole.review)),
            Route(.post, "/safety/bans/:id", for: .page, handler: Exchange.staffed(SafetyConsole.settleBan)),
            Route(.post, "/safety/appeals/:id", for: .page, handler: Exchange.staffed(SafetyConsole.answerAppeal)),
        ]
    }

    private var accountRoutes: [Route] {
        let signIn = SignInHandlers(hasher: passwordHasher)
        return [
            Route(.get, "/signin", for: .page, handler: signIn.form),
            Route(.post, "/signin", for: .page, handler: signIn.signIn),
            Route(.post, "/signout", for: .page, handler: signIn.signOut),
            Route(.get, "/setup/:secret", for: .page, handler: signIn.setUpForm),
            Route(.post, "/setup/:secret", for: .page, handler: signIn.setUp),
            Route(.get, "/account", for: .page, handler: AccountPages.show),
            Route(.post, "/account/tokens", for: .page, handler: AccountPages.makeToken),
            Route(.post, "/account/tokens/:id/revoke", for: .page, handler: AccountPages.revokeToken),
            Route(.get, "/signin/code", for: .page, handler: CodeHandlers.form),
            Route(.post, "/signin/code", for: .page, handler: CodeHandlers.answer),
            Route(.get, "/account/password", for: .page, handler: SecurityPages.password),
            Route(.post, "/account/password", for: .page, handler: SecurityPages.changePassword),
            Route(.post, "/account/sessions/end-others", for: .page, handler: SecurityPages.endOtherSessions),
            Route(.get, "/account/second-factor", for: .page, handler: SecurityPages.secondFactor),
            Route(.post, "/account/second-factor/begin", for: .page, handler: SecurityPages.beginSecondFactor),
            Route(.post, "/account/second-factor/confirm", for: .page, handler: SecurityPages.confirmSecondFactor),
            Route(.post, "/account/second-factor/remove", for: .page, handler: SecurityPages.removeSecondFactor),
            Route(.get, "/invitation/:secret", for: .page, handler: InvitationPages.form),
            Route(.post, "/invitation/:secret", for: .page, handler: InvitationPages.accept),
        ]
    }

    private var organisationRoutes: [Route] {
        [
            Route(.get, "/organisation", for: .page, handler: OrganisationPages.show),
            Route(.post, "/organisation/kind", for: .page, handler: OrganisationPages.setKind),
            Route(.post, "/organisation/invitations", for: .page, handler: OrganisationPages.invite),
            Route(.post, "/organisation/invitations/:id/revoke", for: .page, handler: OrganisationPages.revoke),
            Route(.post, "/organisation/members/:id", for: .page, handler: OrganisationPages.setMember),
            Route(.get, "/organisation/originals", for: .page, handler: OriginalsPages.show),
            Route(.get, "/organisation/originals/:id/take-back", for: .page, handler: OriginalsPages.ask(.takeBack)),
            Route(
                .post, "/organisation/originals/:id/take-back", for: .page, handler: OriginalsPages.answer(.takeBack)),
            Route(.get, "/organisation/originals/:id/put-back", for: .page, handler: OriginalsPages.ask(.putBack)),
            Route(.post, "/organisation/originals/:id/put-back", for: .page, handler: OriginalsPages.answer(.putBack)),
            Route(.get, "/organisation/keys", for: .page, handler: KeyPages.show),
            Route(.get, "/organisation/keys/renew", for: .page, handler: KeyPages.askRenewal),
            Route(.post, "/organisation/keys/renew", for: .page, handler: KeyPages.renew),
            Route(.get, "/organisation/keys/:serial/revoke", for: .page, handler: KeyPages.askRevocation),
            Route(.post, "/organisation/keys/:serial/revoke", for: .page, handler: KeyPages.revoke),
            Route(.get, "/organisation/verification", for: .page, handler: VerificationPages.show),
            Route(.post, "/organisation/verification", for: .page, handler: VerificationPages.request),
            Route(
                .post, "/organisation/verification/:id/prove", for: .page, cost: .check,
                handler: VerificationPages.prove),
            Route(.get, "/registrar", for: .page, handler: Exchange.staffed(RegistrarPages.show)),
            Route(.post, "/registrar/:id/approve", for: .page, handler: Exchange.staffed(RegistrarPages.approve)),
            Route(.post, "/registrar/:id/end", for: .page, handler: Exchange.staffed(RegistrarPages.end)),
            Route(.get, "/admin", for: .page, handler: Exchange.staffed(AdminPages.show)),
            Route(.post, "/admin/invitations", for: .page, handler: Exchange.staffed(AdminPages.invite)),
            Route(.post, "/admin/invitations/:id/revoke", for: .page, handler: Exchange.staffed(AdminPages.revoke)),
            Route(.post, "/admin/organisations", for: .page, handler: Exchange.staffed(AdminPages.enterOrganisation)),
            Route(.get, "/admin/people/:id", for: .page, handler: Exchange.staffed(AdminPersonPage.show)),
            Route(.post, "/admin/people/:id", for: .page, handler: Exchange.staffed(AdminPersonPage.save)),
            Route(
                .post, "/admin/people/:id/reset-factor", for: .page,
                handler: Exchange.staffed(AdminPersonPage.resetFactor)),
            Route(
                .post, "/admin/people/:id/disable", for: .page,
                handler: Exchange.staffed(AdminPersonPage.setDisabled(true))),
            Route(
                .post, "/admin/people/:id/enable", for: .page,
                handler: Exchange.staffed(AdminPersonPage.setDisabled(false))),
        ]
    }

    private var protectRoutes: [Route] {
        [
            Route(.get, "/protect", for: .page, handler: ProtectFiles.start),
            Route(.post, "/protect", for: .page, cost: .check, deadline: nil, handler: ProtectFiles.begin),
            Route(.get, "/protect/:draft/files", for: .page, handler: ProtectFiles.show),
            Route(.post, "/protect/:draft/files", for: .page, cost: .check, deadline: nil, handler: ProtectFiles.add),
            Route(.post, "/protect/:draft/leave-out", for: .page, handler: ProtectFiles.leaveOut),
            Route(.post, "/protect/:draft/discard", for: .page, handler: ProtectFiles.discard),
            Route(.get, "/protect/:draft/preview/:number", for: .asset, handler: ProtectFiles.preview),
            Route(.get, "/protect/:draft/made", for: .page, handler: ProtectQuestions.made),
            Route(.post, "/protect/:draft/made", for: .page, deadline: nil, handler: ProtectQuestions.answerMade),
            Route(.get, "/protect/:draft/titles", for: .page, handler: ProtectQuestions.titles),
            Route(.post, "/protect/:draft/titles", for: .page, handler: ProtectQuestions.answerTitles),
            Route(.get, "/protect/:draft/travel", for: .page, handler: ProtectQuestions.travel),
            Route(.post, "/protect/:draft/travel", for: .page, handler: ProtectQuestions.answerTravel),
            Route(.get, "/protect/:draft/answers", for: .page, handler: ProtectAnswers.show),
            Route(.post, "/protect/:draft/send", for: .page, cost: .check, handler: ProtectAnswers.send),
            Route(.get, "/protect/:draft/done", for: .page, handler: ProtectDone.show),
            Route(.get, "/protect/:draft/state", for: .asset, handler: ProtectDone.state),
            Route(.post, "/protect/:draft/retry", for: .page, cost: .check, handler: ProtectDone.retry),
            Route(.get, "/protect/:draft/files.zip", for: .asset, cost: .request, handler: ProtectDone.archive),
            Route(.get, "/protect/download/:id", for: .asset, cost: .request, handler: ProtectDone.download),
        ]
    }

    private var programRoutes: [Route] {
        [
            Route(.get, "/api/openapi.json", for: .program, handler: OpenAPIDocument.handle),
            Route(.post, "/api/v1/check", for: .program, cost: .check, deadline: nil, handler: CheckAPI.submit),
            Route(.get, "/api/v1/checks/:id", for: .program, handler: CheckAPI.show),
            Route(.delete, "/api/v1/checks/:id", for: .program, handler: CheckAPI.remove),
            Route(.post, "/api/v1/protect", for: .program, cost: .check, deadline: nil, handler: ProtectAPI.submit),
            Route(.get, "/api/v1/downloads/:id", for: .program, handler: ProtectAPI.download),
            Route(.get, "/api/v1/records", for: .program, handler: RecordAPI.list),
            Route(.get, "/api/v1/records/:id", for: .program, handler: RecordAPI.show),
            Route(.get, "/matches/byBinding", for: .program, handler: SoftBindingAPI.byBinding),
            Route(.post, "/matches/byBinding", for: .program, handler: SoftBindingAPI.byLargeBinding),
            Route(
                .post, "/matches/byContent", for: .program, cost: .check, deadline: nil,
                handler: SoftBindingAPI.byContent),
            Route(.get, "/manifests/:id", for: .program, handler: SoftBindingAPI.manifest),
            Route(.get, "/services/supportedAlgorithms", for: .program, handler: SoftBindingAPI.algorithms),
            Route(
                .post, "/matches/byReference", for: .program, cost: .check, deadline: nil,
                handler: SoftBindingServices.byReference),
            Route(.get, "/services/capabilities", for: .program, handler: SoftBindingServices.capabilities),
            Route(.get, "/services/status", for: .program, handler: SoftBindingServices.status),
            Route(
                .get, "/.well-known/c2pa-soft-binding-resolution", for: .program,
                handler: SoftBindingServices.discovery),
            Route(.post, "/ocsp", for: .program, cost: .request, handler: AuthorityAPI.ocsp),
            Route(.get, "/ocsp/:query", for: .program, cost: .request, handler: AuthorityAPI.ocspByAddress),
            Route(.post, "/tsa", for: .program, cost: .request, handler: AuthorityAPI.timeStamp),
            Route(.get, "/authority/root.pem", for: .program, handler: AuthorityAPI.root),
            Route(.get, "/.well-known/countersign/checkpoint", for: .program, handler: AuditAPI.checkpoint),
            Route(.get, "/.well-known/countersign/checkpoint-key", for: .program, handler: AuditAPI.key),
            Route(.get, "/api/audit/continuation/:size", for: .program, cost: .check, handler: AuditAPI.continuation),
            Route(.get, "/api/audit/proof/:id", for: .program, cost: .check, handler: AuditAPI.proof),
        ]
    }

    private var matchRoutes: [Route] {
        [
            Route(.post, "/api/match", for: .program, deadline: nil, handler: MatchAPI.match),
            Route(.get, "/h/hash", for: .program, cost: .check, deadline: nil, handler: HasherAPI.hash),
            Route(.post, "/h/hash", for: .program, cost: .check, deadline: nil, handler: HasherAPI.hash),
            Route(.get, "/m/raw_lookup", for: .program, handler: HasherAPI.rawLookup),
            Route(.get, "/m/lookup", for: .program, deadline: nil, handler: HasherAPI.lookup),
            Route(.post, "/m/lookup", for: .program, cost: .check, deadline: nil, handler: HasherAPI.lookupFile),
            Route(.post, "/m/compare", for: .program, handler: HasherAPI.compare),
            Route(.get, "/m/index/status", for: .program, handler: HasherAPI.indexStatus),
            Route(.get, "/c/banks", for: .program, handler: CuratorAPI.banks),
            Route(.post, "/c/banks", for: .program, handler: CuratorAPI.create),
            Route(.get, "/c/bank/:name", for: .program, handler: CuratorAPI.show),
            Route(.put, "/c/bank/:name", for: .program, handler: CuratorAPI.update),
            Route(.delete, "/c/bank/:name", for: .program, handler: CuratorAPI.remove),
            Route(
                .post, "/c/bank/:name/content", for: .program, cost: .check, deadline: nil,
                handler: CuratorAPI.addContent),
            Route(.get, "/c/bank/:name/content/:id", for: .program, handler: CuratorAPI.showContent),
            Route(.delete, "/c/bank/:name/content/:id", for: .program, handler: CuratorAPI.removeContent),
            Route(.post, "/c/bank/:name/signal", for: .program, handler: CuratorAPI.addSignals),
            Route(.get, "/c/exchanges", for: .program, handler: CuratorAPI.nothing),
            Route(.get, "/c/exchanges/apis", for: .program, handler: CuratorAPI.nothing),
            Route(.get, "/c/signal_type", for: .program, handler: CuratorAPI.signalTypes),
            Route(.get, "/c/signal_type/index", for: .program, handler: CuratorAPI.signalTypeIndex),
            Route(.get, "/c/content_type", for: .program, handler: CuratorAPI.contentTypes),
        ]
    }

    private var operationRoutes: [Route] {
        [
            Route(.get, "/healthz", for: .operations, handler: Operations.ready),
            Route(.get, "/health/live", for: .operations, handler: Operations.live),
            Route(.get, "/health/ready", for: .operations, handler: Operations.ready),
            Route(.get, "/metrics", for: .operations, handler: Operations.metrics),
        ]
    }

    private var assetRoutes: [Route] {
        Assets.all.map { asset in
            Route(.get, asset.path, for: .asset) { _ in asset.response }
        } + [
            Route(.get, "/robots.txt", for: .asset) { _ in
                Response(
                    bytes: Array(
                        "User-agent: *\nDisallow: /check/\nDisallow: /*/check/\nDisallow: /setup/\nDisallow: /invitation/\nDisallow: /*/invitation/\nDisallow: /r/\nDisallow: /*/r/\n"
                            .utf8),
                    type: "text/plain; charset=utf-8")
            },
            Route(.get, "/favicon.ico", for: .asset) { _ in Assets.icon.response },
        ]
    }
}

/// Small choices kept in a cookie, set only when the person makes them.
enum Preferences {
    /// `POST /theme`
    static func theme(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let form = try await exchange.urlEncodedBody()
        let wish = form["theme"] ?? ""
        let choice: String? = ["light", "dark"].contains(wish) ? wish : nil
        var back = exchange.link("/").text
        if let given = form["back"], given.hasPrefix("/"), let address = WebAddress(outside: given) {
            back = address.text
        }
        return .seeOther(to: back).setting(
            SetCookie(
                name: "theme", value: choice ?? "", maxAge: choice == nil ? 0 : 31_536_000,
                isSecure: exchange.site.configuration.isSecure))
    }
}
