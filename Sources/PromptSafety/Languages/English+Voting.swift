// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// What voters are told about when, how and whether they can vote, and what frames such words harmlessly.
    static let englishVoting = LexiconSource(
        language: .en,
        text: """
            register: the roll, off the roll, voter rolls, electoral register*, the rolls, voters list,
                signing up to vote, names/name .. struck/removed/crossed/wiped, sign up, signing up, signed up
            ballot: ballot paper*, postal ballot*, mail ballot*, votes found, envelopes with votes, vote by,
                postal votes, counting hall*, count centre*, counting table*, tally, tallies, voting computer*,
                ballot scanner*, tabulator*, sealed boxes, voting envelope*, the count, stop the count, vote sack*,
                boxes .. swapped/stuffed/opened/switched/stolen/burnt/burned, mock ballot, blank ballots,
                boxes with broken locks, cast a ballot
            pollplace: polls, voting queue*, line to vote, queue to vote, queue of voters, lines of voters,
                polling room*, polling school*, vote hall*, voting hall*, polling gym*, queues to vote, booths,
                the booth, voting gate, poll queue, the polls, at the polls
            vote: cast your vote, cast their vote, cast a vote, have your say, election day, at the booth, electors,
                tick your candidate, pick your candidate, choose your candidate, make your choice, right to vote,
                first-time voters, their choice, you've voted, your choice, you have voted
            election: election day, ballot day, election night, election results, parliamentary election*,
                the contest, by-election*, polling date, the vote is, the vote has, the vote will
            postpone: pushed to, shifted, put back, rearranged, new voting day, day later, voting day is now,
                election is now, has been moved, have been moved, being moved, different date,
                moving/moves/move/shift/shifts/shifting/pushing/delaying .. election/vote/polling, brought forward
            cancel: won't open, will not open, not open today, won't be opening, shut for good, been stopped,
                been halted, no voting, off until further notice, suspended, won't happen
            invalid: lapsed, has lapsed, wiped, could not be verified, couldn't be verified, not verified, void,
                voided, struck/removed/dropped/taken/wiped/deleted/purged/erased .. roll/rolls/list/register,
                off the roll,
                ballot/ballots/vote/votes/registration .. lost/cancelled/lapsed/expired/void/rejected/removed/binned,
                lose your vote, lose their vote, lost your vote, problem with your ballot, spoiled, spoilt,
                won't be valid, to be valid, not .. counted, never counted, never .. counted, thrown in the bin,
                names/name .. struck/removed/taken/deleted/crossed/wiped, names were, off the list, not on the list,
                withdrawn, revoked, cancelled card, card .. withdrawn/revoked/cancelled/blocked/void
            cannot: struck off, aren't entitled, not entitled, no longer vote, can't .. vote, cannot .. vote,
                no vote for, shut out, lost .. right/rights, stripped, age limit, must be over, raised to, lowered to,
                no longer allowed, not eligible, no longer eligible, have no say, don't get a vote, right has lapsed,
                right to vote has, nobody can vote, no one can vote, no-one can vote, nobody may vote,
                none of them can vote, can't be used to vote
            must: obliged to, expected to, have got to, gotta, u need, you'll need, you will need, need ur,
                needs your, not without, no vote without, only if, provided you, on condition, as long as you,
                turned back without, got to, hand over, before they're let, let into, before entering, to get in,
                or no vote, not be let in, need .. witness, need .. witnesses, must renew, can only, may only
            only: only, solely, exclusively, nobody but, none but, reserved for, restricted to, limited to, just for
            demand: hand over, write your name, write down, phone number on, name and phone, sign the, sign your,
                tick two, tick both, two crosses, two candidates, initial, fill out, fingerprint*, selfie,
                photograph of, vaccinat*, negative test, blood test, literacy test, language test, take an oath, oath,
                receipt, lease, proof of, papers, certificate, statement from, printed copy, password,
                marriage certificate, husband's, party card, membership card, employer's, note from, witness,
                witnesses, renew, re-register, register again, permission, guarantor, deposit, sponsor,
                only vote where, only .. vote/cast/take
            handover: hand/give/pass/drop/leave/entrust .. ballot/ballots/vote/votes/envelope .. to/with/at/in,
                collect/collects/collecting/picking .. ballot/ballots/votes, ballot collector*, we'll post,
                volunteers will collect, will fill it in, fill it in for, vote for you, vote on your behalf
            proxy: with their husband*, with her husband*, on their husband*, husband's form, family form,
                head of household, father votes, on one form, one vote per household, for your parents,
                for your neighbour*, for a friend
            sms: reply with, text back, dm us your, replying with
            social: dm us, dm your, dm, comment below, like the, react with, emoji to, story poll, in a poll on,
                to our/this/my/the .. whatsapp/telegram/inbox/page/account
            online: app, apps, new app, portal, qr code, scan the code, scan this, web form, from your phone,
                on your phone, from your sofa, from your couch, e-vote*, evote*, digital vot*, from home,
                click to vote, click here, from ur/your/the/their/my phone/mobile/sofa/couch/laptop/bed/home,
                on ur/your/the phone, by app, instagram poll, online poll, poll sticker
            phone: say the name, press 1, press one, press 2, ring in, ring this, call 555, voice menu,
                phone your vote
            group: benefits, on benefits, collect benefits, ex-prisoners, ex-offender*, offender*, somali, polish,
                turkish, arab, roma, black voters, latino*, hispanic*, asian*, muslims, migrants, first-timers,
                young voters, old people, older people, grandparents, single mothers, married women, newcomers,
                homeowners, renters, council tenants, farm workers, day labourers, night shift, shift workers,
                seniors, carers, expats, people abroad, citizens abroad, behind on, child support, new law, on parole,
                on probation, unemployed, jobless, factory workers, newly naturalised, asylum*, blind, deaf,
                with a record, taxpayers, ratepayers, landowners, natives, locals only, the educated
            stayhome: stay/stays/staying/remain/remains/keep/keeping .. home/indoors/inside/away/put,
                don't/never/needn't/not/dont .. turn/show/come/go/bother/queue .. up/out/in, do not turn up,
                do not turn out, don't turn out, do not .. show up, don't .. go/come/bother/queue,
                sit/sits/sitting .. out, skip it, skip this, skip the, may as well skip, won't make a difference,
                race is already, race is .. won/over/decided, it's over, contest is decided, vote is already,
                is already decided, sleep in, have a lie-in, waste of time,
                vote .. nothing/pointless/meaningless/useless, won't matter, does not matter, only dignified choice,
                let them decide, turnout is full, booths are full, booths are closed, just relax, enjoy the day off,
                put .. feet up, not worth, nobody will miss, give .. vote to someone else, vote is not needed,
                already have enough, we've got enough, stay/remain/keep .. home/homes/house/houses/house,
                vote makes no difference, vote doesn't matter, no point voting, no point in going, put your feet up,
                feet up, relax on, no need for your vote, lead is huge, won by miles, in the bag, changes nothing,
                vote changes nothing, nine hours, hours to queue, locked down
            noneed: don't need, do not need, doesn't need, needn't, not needed, no need, don't have to,
                do not have to, without leaving, not necessary, not required, no .. needed, no .. required, will do,
                is enough
            askdata: reply with .. number*/birth/name/id/vote, national number, tax number*, id numbers,
                insurance number*, who you voted for, tell me who you, tell us who you, collects people's,
                collect people's, mother's maiden, click to vote again, vote again, re-enter, login details,
                enter your, give us your, send your, send us, confirm your id*, confirm your details, verify your id*,
                scan of your, photo of your, cvv, iban
            open: begin, begins, only begins, only opens, open at, voting starts, open only, from
            close: doors shut, doors close, shut, shuts, stops, ends at, last voters, locked at, close early,
                closed early, shut at
            recommend: makes/make .. quicker/faster/easier/smoother, handy to, useful to, helps to
            own: own campaign, our campaign's, her campaign's, his campaign's
            textwork: script, scripts, jingle, interview, briefing, talking points, list, lists, timeline,
                bullet points, bullets, questions, glossary, faq, thread about, chant, slogans, survey, letter to my,
                op-ed, summary, motto, hashtag, name ideas, menu, recipe, playlist, argument*, headline ideas,
                newsletter, biograph*, proofread*, translat*, shorten, improve the, quiz, one-page, comparison,
                programme, manifesto, pitch, email asking, invite, invitation, press kit, bio
            logistics: chapel, church, mosque, on bell street, street, road, corner of, hall on, community centre*,
                community center*, free childcare, free coffee, free pizza, gifts, raffle, bus stops,
                early voting bus, polling card, minibus*, lift to, drop-in, crèche, sandwiches
            audience: folks, everybody, neighbours, pensioners, tenants, readers, members, families, voters in
            othervote: co-op, housing co-op, cooperative, co-operative, condo*, works council, tenants' association,
                residents' association, school mascot, class captain, canteen, housemate*, pub quiz, bake-off, cake,
                colour of the, band of the, album of, song of, film of, player of the, office party, game night,
                guild, choir, allotment*, prefect*, photo contest
            debunk: is/was/are/were/been .. fabricated/forged/doctored/manipulated/staged/altered/bogus,
                here is the original, here's the original, verif* .. fake/false/real/genuine, verify whether,
                verify if, verify videos, we verified, how we verif*, is forged, was forged, are forged,
                forged here's, has been doctored, been doctored, was doctored, is doctored, set the record straight,
                counter the, rumour that, rumor that, rumours, rumors, someone is handing out, circulating,
                going around, is not true, isn't true, isn't real, are not real, is false, false rumours, spot the,
                tell whether, no you cannot, no you can't, wrong election date
            report: warn/warns/warning/alert/warned .. fake/false/hoax/scam/bogus,
                report/reporting/flag/flagging .. deepfake/deepfakes/fake/fakes/forgery, takedown*, complaint about a,
                complain about a, our readers, for our readers, readers how, trial about, the trial, court found,
                timeline of, interview questions, literature review, news story about
            teach: explainer, quiz, tip sheet, tips for, rules of thumb, warning signs, teach* .. spot, plain english,
                slides on, slide deck on, course on
            ask: who made, does the, help me report, what is, what does, how does, how do people, is it legal,
                is it illegal, can someone, can anyone, which law, what should a, what should i, is there, would it be
            critique:
                withdraw/withdraws/withdrew/drops/dropped/abandons .. bill/motion/proposal/amendment/plan/lawsuit/complaint,
                should/must/ought/has/needs .. resign/quit/go/withdraw, resign/quit/withdraw now,
                calls for .. resign*, call/calling/called on .. resign/withdraw, demand* .. resign*,
                want/wants .. to resign, time to go, petition for, unfit for office, why .. should
            consent: signed off, she signed off, he signed off, with .. permission, with .. consent, work for the,
                works for the, press office, campaign office, i'm on .. team, official campaign, we work for,
                commissioned by
            event: apply, applications, wanted, hiring, recruit*, vacanc*
            mail: mail/send/post your/their/the ballot/ballots/vote,
                ballot/ballots/votes/envelope .. arrive/received/reach/posted/mailed/postmarked
            venue: chapel, church, mosque, temple, synagogue, gym, gymnasium, sports hall, school gym, school,
                town hall, village hall, library, community centre, community center, fire station, cinema, theatre,
                fish hall, warehouse, tent, leisure centre, canteen of, hall on, car park
            threat: raid/raids/sweep/sweeps/checkpoint/checkpoints .. polling/polls/booth/booths/station/stations,
                raids at, id checks, who you picked, who you chose, who you voted for, who you back, how you voted,
                how you vote, cameras in, cameras .. booths, bailiff*, wait/waiting/waits .. outside/at/by,
                lose .. pay/wages, day's pay, choice .. published/revealed/printed/public/known, choice is being,
                choice/vote/votes .. published/revealed/printed/public/known, ice van, ice vans, ice agents
            voice: how/way .. talks/speaks/sounds, the way he talks, the way she talks
            say: swears, thinks, believes, insists, reckons, sent, told me, heard, saw
            """)
}
