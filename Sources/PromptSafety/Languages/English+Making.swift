// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// How media are made and made to pass for real, and whose name is put to them.
    static let englishMaking = LexiconSource(
        language: .en,
        text: """
            photo: snap, snaps, candid, candids, still image*, stills, a still, still of, 35mm, dslr, close-up shot,
                passport photo, press pic*, agency pic*, faceshot*, lock screen, camera roll, hero image*,
                photo series, phone shot, phone shots, smartphone shot*, cell phone shot*, iphone shot*, shot by,
                shot like, photographic*, as photographed, composite*, photoshop*, picture of, ultra-real still,
                drone angle, angle, 50mm, 85mm, press photograph*, rope line, freelance shot, photograph, blurry shot,
                shot where, shot of, jpeg, jpg, png, scan, scanned, yearbook, 16mm, smoky, for the wires, wires
            video: footage, stream, streamed, broadcast*, telecast*, filmed, filming, film, sora, runway, b-roll, gif,
                doorbell camera*, ring camera*, nanny cam*, body-worn*, body worn, drone shot*, security tape*,
                news chopper*, tv news, talking head, talking avatar*, avatar*, lip-sync*, lipsync*, lip sync*, lips,
                caught on tape, on tape, timestamp*, camera view, vlog*, on camera, deepfak*, reenact*,
                image-to-video, text-to-video, img2vid, animate .. photo, vertical clip, news segment, cam, captured,
                tv interview, full video, night vision, storeroom camera, vertical, split-screen, hallway cam,
                interview clip, i2v, kling, eyes, debate recording, rally recording, the recording
            image: face, faces, visuals, visualise, visualize, pictur*, midjourney, dall-e, stable diffusion, lora,
                flux, sdxl, comfyui, inpaint*, outpaint*, img2img
            audio: wav, taped, wiretap*, tapped, bugged, intercepted, hot mic, open mic, mic, microphone left,
                off-mic, phone in, phoned in, call-in, recording, recordings, recorded, record it, record this,
                record that, record him, record her, spoken, speech file, read this in, read aloud, read out,
                narrated, dub, dubs, dubbed, dubbing, elevenlabs, rvc, speech synth*, spoken message*, phone script,
                answerphone, answering machine, phone message*, calls them, voice call*, radio message*, tape of,
                tape, tapes, a call, prank, phone prank, audio note, ringback, crackly line, message on
            voice: timbre, vocal*, intonation, tone of voice, talk/talks/talking like, sound/sounds just/exactly like,
                come out sounding, impression of, impersonation of, soundalike*, sound-alike*, sound alike,
                target voice, voice model*, speaker reference, speech into, speech .. into, own words spoken by,
                accent
            clone: do an impression, impressionist, you are now, speak as, speaking as, talk as, pass yourself off,
                pose as, posing as, phone in as, call as, pretend you are, pretend to be, impersonat*, double for,
                copy how, copies how, talk like, speak like
            deepfake: put/puts/putting/paste/pasting/stick/graft/map/superimpose/overlay/add/insert .. face/head/mug,
                swap/swaps/swapping/replace/replacing/change .. face/faces/head/heads, face onto, face on, head on,
                head onto, faces swapped, lip-sync*, lipsync*, lip sync*, face replacement, face transfer,
                likeness on, undress ai, deepfak*, deep-fak*, ai double, digital double, digital twin, cheapfake*,
                shallowfake*
            real: true-to-life, ultra real, real upload, raw footage, unedited, no visible edits, no visible edit,
                phone caught it, somebody's phone, someone's phone, handheld, hand-held, shaky, shaky cam, long-lens,
                agency photograph*, photojournalis*, press agency, wire photo*, natural light, amateur video,
                amateur*, bystander*, pixel perfect, pixel-perfect, flawless*, undetectable, can't be distinguished,
                ai look, as if filmed, as if shot, as if taken, as though filmed, like it was filmed, like a real,
                as a real, pass for, passes for, passing for, looks legit, look legit, legit looking, legit-looking,
                credible*, plausible*, vertical video, phone video, phone camera, body-worn, timestamp*, telephoto,
                secretly, tv-style, tv style, news agency, evening news, evidence-grade, same fonts, dead ringer,
                spitting image
            fake: dummy up, dummied up, mock up, mocked up, mock-up*, cook up, concoct*, counterfeit*, bogus,
                spoof of, invent/invents/inventing .. quote/quotes/cable/memo/letter/document/story,
                invent/inventing .. report/scandal/affair/interview, made up, fictitious, imitation of the, knock-off,
                lookalike*, look-alike*, looks like it came from, as though it came from, as if it came from,
                as if sent by, as though sent by, as if written by, fake-news, hoax, in the name of,
                forge/forging/forged/fake/faking/copy/copies/copying .. signature*, copy their, copy the official,
                clone the website, clone of the website, mimic the official, never said, didn't say, did not say,
                never happened, didn't happen, not real but, put words in, pass off, perfect copy, exact copy,
                true copy, otherwise identical, look kosher, leave .. off, without .. name, minus .. name, kosher,
                no evidence exists, invented, filled-in voter cards, with different names, wrong order, names swapped,
                wrong names, missing name
            deceive: nobody/none/nobody's/people .. notice*/spot*/suspect*/realis*/realiz*/distinguish*/catch,
                no one .. notice*/spot*/suspect*/realis*/realiz*/distinguish*/catch*/tell, nobody can tell,
                nobody .. tell, so nobody, so no one, without anyone, want/make/let/get/convince .. think/believe,
                have .. think/believe/believing, make it seem, make it look, so it looks like, seem like, sell it,
                take it for, takes it for, take them for, take her for, take him for, reads as, read as, comes off as,
                look like he, look like she, look like they, appear to, appears to, seem to, as if he, as if she,
                look as if, look as though, as if they, as though he, as though she, make .. look like/as,
                to convince, has to convince, must convince, survive a, hold/holds/holding up, stand up to scrutiny,
                good enough for, must buy, have to buy, will buy it, would buy it,
                slip* to reporters/press/journalists, slipped to, pass to the press, share-ready, share ready,
                ready to share, no disclaimer*, no caption*, without disclaimer*, no label*, don't make it obvious,
                not obviously, not too obvious, obviously ai, proof that, evidence for, evidence that,
                evidence against, post as proof, fool*, couldn't tell, could not tell, can't tell, cannot tell,
                mum couldn't, mother couldn't, own mother, indistinguishabl*, doctored, photoshopped, hurt .. chances,
                cost .. votes/seat/election, sink .. campaign, end .. career, finish .. off, embarrass*, smear,
                hit piece, we're telling people, spread that, spread it, troll*, before the count, before polls close,
                before election day, gaslight*, pretend, pretending, make it pass, backs him up, backs her up,
                back up my, backs up my, i have to prove, need to prove, no evidence exists, leaked-sounding, leaked,
                prove that, so it passes, it has to pass, must pass, should pass
            record: birth/death/marriage/baptism/adoption certificate*,
                medical/health/hospital/psychiatric/bank/police .. file/files/record/records/report/statement*/transcript,
                criminal/court/military/phone/school/university/college .. file/files/record/records/report/transcript*/papers,
                tax return*, divorce paper*, divorce filing*, grade sheet*, report card, diploma*,
                degree certificate*, passport of, passport page, passport scan, visa stamp, arrest warrant*, warrant,
                subpoena*, indictment*, charge sheet*, restraining order*, affidavit*, invoice*, receipt*, payslip*,
                wire transfer*, bank transfer*, transfer slip*, cheque*, check stub*, account statement*,
                ledger page*, bank slip*, diplomatic cable*, cable, dossier*, intelligence report*, internal report*,
                internal chat*, internal mail*, internal note*, chat log*, chat export*, slack export, slack message*,
                chat history, chat screenshot*, chat message*, chat thread*, chat between, chats between,
                direct messages, dms, dm, messages between, texts between, text messages between,
                conversation between, exchange between,
                whatsapp/signal/telegram/messenger .. conversation*/chat*/thread/messages, text thread, email thread*,
                email exchange*, e-mail thread*, private email*, private e-mail*, diary, diary entry, handwritten,
                resignation letter*, letter of resignation, suicide note, love letter*, confession letter*, x post,
                tweet by, tweet from, post by, post from, instagram story, story by, contract signed by,
                secret contract, secret agreement, signed agreement, signature, nda, test result*, drug test*,
                lab result*, dna test*, hotel bill*, credit card statement*, phone bill*, itinerary, flight log*,
                guest list, visitor log*, result sheet*, results sheet*, tally sheet*, count sheet*, minutes of,
                meeting minutes, voting slip*, clinic report, lab report, contract in which, contract between,
                contract with, deal with, agreement in which, both signatures, signatures, doctor's note, sick note,
                receipt for, ticket stub, text chain, screenshots of chat, chat screenshots, conviction, evaluation,
                psychiatric evaluation, tax return, emails/letters/mails/calls/memos/faxes .. between
            layout: masthead*, front page*, home page, homepage, lower third*, lower-third*, chyron*, ticker*,
                push alert*, push notification*, news alert*, breaking, live blog, liveblog, live ticker, byline*,
                article layout, web article, website article, screenshot*, screengrab*, bulletin*, broadcast*,
                news item*, news segment*, newsreader*, anchor*, page one, cover page, edition, headline*, logo,
                same fonts, fonts, news card*, breaking-news, layout, template of, newspaper page*, web page, webpage,
                news script, house style, newsflash, on-air, radio news, news copy, lead story, in their style,
                jingle and news
            sender: signed, signed by, in the name of, on behalf of, issued by, sent by, as the, written by,
                coming from, from, letterhead*, header, crest, seal, logo, stamp, branding, branded, style of,
                official, officially, pretend to be, posing as, pose as, impersonat*, speaking for, this is the,
                we at the, copy their, in the style, logo of, by the, tweet style, account of, handle of, app,
                as though, as if, press officer, alerts
            seal: crest*, letter head*, branding, blue tick, verified tick, badge*, emblem*, coat of arms,
                rubber stamp, official looking, official-looking, looks official, look official, court stamp,
                file number, classification mark*, letterheaded, state emblem, watermarked paper, signature block,
                uniform patch, official circular, press officer
            document: pdf, notice, notices, summons, cable, dossier*, email, e-mail, emails, mail from, webpage,
                web page, website copy, landing page, form, result sheet*, press communique*, statement*, order,
                bulletin, letterhead, warrant*, badge*, ballot papers, sample ballot*, ballot design, template*,
                envelope, envelopes, press release, log, logs, export, transcript*, certificate*, application form,
                circular, statement, wording of, polling card, ballot layout, e-mails
            design: notice, postcard*, door-hanger*, lift notice, card, ad, ads, infograph*, chart, pop-up, popup,
                web banner*, push notification*, notification*, newsletter*, menu card, wall notice, tear-off
            message: blast, robotext*, forward, forwards, broadcast message*, alert, alerts, notification*, dm,
                reply bot*, chatbot, voicemail, talking point*, canvass* script*, phone script*, rumour, rumor,
                word of mouth, viral text, caption, captions, thread, threads, tell the, tell our, tell my,
                let them know
            office: the commission, commission's, electoral body, election body, electoral agency, elections agency,
                ballot commission, election bureau, electoral bureau, election department, department of elections,
                electoral service, elections canada, voting authority, vote authority, registrar of voters,
                election headquarters, central election, electoral tribunal, supervisor of elections, elections dept
            official: poll watcher*, scrutineer*, precinct chief*, precinct captain*, returning officers, poll staff,
                polling agents, counting clerk*, electoral staff, commission official*, commission staff,
                poll inspector*, commission worker*, election inspector*, election commissioner*, ballot counter*,
                vote counters, election supervisor*, poll captain, poll manager*, polling agent*, electoral officer*
            strip: drop, drops, dropping, cut, cuts, cutting, crop, crops, cropping, blur, blurs, blurring, cover up,
                paint over, rid, get/getting/gets rid, take/taking/takes .. off/out, scrape, purge, nuke, zap, trim,
                lose, ditch, kill off, neutralis*, neutraliz*, overwrit*, invalidat*, doesn't put, does not put,
                not put, don't put, don't survive, does not survive, not survive, no longer, not carry, doesn't carry,
                forge, forging, fake, faking, spoof*, falsif*, tamper*, replace, swap, edit out, mask, masking,
                not include, don't include, not add, don't add, doesn't add, not embed, doesn't embed, re-encod*,
                reencod*, transcod*, scrub, scrubs, wipe, wipes, stops platforms, get/take/rub/peel/knock .. off
            mark: invisible watermark*, watermarking, badge, made with ai, ai-generated, ai generated, ai badge,
                ai disclosure, signature, signatures, content-credential*, provenance data, provenance manifest,
                origin data, xmp, jumbf, iptc, camera data, creation data, generator tag*, model tag*, ai flag*,
                signing certificate*, certificate, credentials, tell-tale*, trace, traces, ai artefact*, ai artifact*,
                provenance tag*, provenance, camera metadata, camera tags
            detector: checkers, checker, classifier*, ai detector*, deepfake detect*, forensic*, forensics,
                fact checkers, scanners, verification, verifiers, authenticity tool*, analyst*, investigator*,
                platform's ai, filters, moderators, ai-detect*, recognition software, trust and safety,
                upload filter*, hive, human made, spoof detection, voice-spoof, liveness, platforms from, platforms,
                checks, asv
            evade: no longer fires, not fire, don't fire, doesn't fire, score it as, scores it as, score as,
                human made, human-made, past the, past your, past any, pick up, picks up, picked up, by-pass*,
                bypass*, evading, survives, not trip, doesn't trip, without tripping, confus*, perturb*, adversarial*,
                get through, gets through, so it isn't flagged, never flags, avoid being, hide from, invisible to,
                go undetected, sail through, slide through, slip by, pass through, survive, get away, get it through,
                spoof detection, stops platforms, stop platforms, hide that it, score it genuine, score it real,
                score it human, scores as genuine, rated genuine, look shot
            news: news script, newsflash, lead story, page one, news copy
            make: whip up, whips up, put together, have .. announce/say/confess/admit, build me, get me, cook me,
                i want, i need, i'd like, we'd love
            """)
}
