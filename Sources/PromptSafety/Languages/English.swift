// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let english = LexiconSource(
        language: .en,
        text: """
            function: the, of, and, to, is, in, that, for, with, on, this, are, as, by, from, who, at, it, his, her,
                be, i, you, do, does, not, my, we, our, were, would, can, their, they, your, have, has, had, but,
                what, which, about, into, than, please, must, out, if, its, an, she, how, when, will, just, make,
                write, need, want, saying, like, them, him, there, some, any, let, get, give, show
            photo: telephoto, long lens, photo, photos, photograph*, photoreal*, pic, pics, pix, snapshot*, selfie*,
                mugshot*, mug shot*, still frame, headshot*, screenshot*, screengrab*, screen grab*, paparazzi*,
                polaroid*, portrait photo*, still from, camera still, jpeg
            image: image*, picture*, portrait*, render*, visual*, depict*, img, scene, meme*
            video: television, live tv, filmed, video*, footage, clip, clips, film clip*, recording of, livestream*,
                reel, tiktok*, vid, vids, newsreel*, deepfake*, body cam*, bodycam*, dashcam*, cctv, webcam*,
                security cam*, security-cam*, surveillance
            audio: audio*, voicemail*, voice mail*, voice note*, voice message*, voice memo*, phone call*, radio,
                podcast*, robocall*, robo call*, robo-call*, auto dial*, automated call*, sound bite*, soundbite*,
                speech that sounds, mp3, recorded call*, recorded message*, phone recording*, secret recording*, tts,
                text to speech, voice-over*, voiceover*
            voice: voice*, speaks like, sounds like, sounding like, sound like, sounds exactly like, sounds just like,
                in the tones of
            clone: clone*, cloning, imitat*, mimic*, impersonat*, replicat*, synthesi*
            design: poster*, flyer*, flier*, leaflet*, banner*, brochure*, infographic*, pamphlet*, sign, billboard*,
                sticker*, handout*, door hanger*, mailer*, postcard*, advert*, placard*, graphic
            document: court summons, summons, bank statement*, press release*, medical file*, medical record*, memo,
                memos, memorandum*, letter, letters, certificate*, affidavit*, document*, contract*, invoice*,
                receipt*, ballot paper*, communique*, communiqué*, press statement*, e-mail from, internal email*,
                internal e-mail*, email chain, transcript*, court order*, police report*, official statement*,
                notice*, letterhead*, decree*, circular
            news: front page*, breaking news*, breaking-news*, news banner*, headline*, news article*, news story,
                news report*, news photo*, news site*, newspaper*, news ticker*, chyron*, news anchor*,
                news broadcast*, bulletin*, article*, cover page*, news alert*, push alert*, newscast*, news segment*
            textwork: op-ed*, essay*, poem*, song*, slogan*, summar*, compar*, outline*, questions, table, press kit,
                speech, biograph*, limerick*, haiku*, rap verse*
            write: write*, draft*, compose*, word a, phrase a, rewrite*, type up, pen a
            message: sms, text message*, text saying, text that, whatsapp*, telegram message*, post, posts, tweet*,
                message*, announce*, robocall*, caption*, group chat*, chain message*, reminder*, remind*,
                spread the word, tell people, tell them, tell voters, tell everyone, inform voters, let people know,
                share that, facebook post*, social post*, social media post*, dm, email blast*, newsletter*, say that,
                t-shirt text, spread a rumor*, spread a rumour*, spread the claim
            make: make, create*, generate*, produce*, render, give me, show me, show, craft*, forge, fabricate, build,
                design a, draw*, paint*, animate*, compose an image, imagine, put together
            real: nighttime shot*, press photographer*, telephoto, long lens, through a hotel window,
                through a window, caught on a phone, filmed on a phone, filmed with a phone, shot on a phone,
                news agency, wire photo*, on live television, on live tv, wire service, realistic*, photoreal*,
                photo-real*, photo real*, hyperreal*, hyper-real*, ultra-real*, ultrareal*, lifelike*, life-like*,
                true to life, believable, believably, convincing*, authentic-look*, genuine-look*, real-look*,
                looks real, look real, look reel, looking real, look authentic, looks authentic, look genuine,
                looks genuine, appear genuine, appear authentic, seem authentic, seem genuine, seems real, seem real,
                appear real, indistinguishable, identical to, nobody can tell, no one can tell, nobody could tell,
                no one could tell, cannot be told from, can't be told from, can't tell apart, cctv*, security-camera*,
                security camera*, surveillance*, hidden camera*, hidden-camera*, body cam*, bodycam*, dashcam*,
                shaky phone*, phone footage, phone snapshot*, cell phone*, cellphone*, shot on iphone, iphone photo*,
                grainy*, paparazzi*, press photo*, news photo*, news style, news-style, photojournal*,
                documentary style, documentary-style, news footage, exactly like, true-to-life, raw photo, dslr*,
                mugshot*, candid photo*, candid shot*
            fake: fake*, faked, forge*, forged, forgery, falsif*, fabricat*, counterfeit*, bogus, phony, phoney,
                made-up, doctored*, sham, pretend to be, hoax*, seems to come from, seem to come from,
                appears to come from, appear to come from, as if from, as though from, purporting*, purported*,
                pretending to be, pose as, posing as, passes for official, spoofed
            deceive: dub this speech, dub over, look as if, looks as if, look as though, looks as though,
                appear as if, i want people to think, want people to believe, fake out, leak*, go viral, goes viral,
                viral, fool*, trick*, deceive*, mislead*, dupe*, hoodwink*, pass as real, pass for real, pass it off,
                pass off as, passes as real, pass as genuine, pass as authentic, so people think, so people believe,
                so that people think, so that people believe, so voters think, so voters believe, make people think,
                make people believe, make voters think, make voters believe, people will think, people will believe,
                as proof, as evidence, looks like evidence, as if it were evidence, prove fraud, to prove, proof of,
                evidence of, ruin his, ruin her, ruin their, destroy his, destroy her, smear*, discredit*, sabotage*,
                damage his, damage her, so people share, before they can deny, nobody suspects, no one suspects,
                without anyone noticing, swing the election, swing votes, swing the vote, scare voters, as if caught,
                caught on camera, caught on tape, caught on hidden, secretly film*, secretly record*,
                secret recording*, look authentic, looks authentic, make it look real, must look real, must look reel,
                can't tell it's fake, nobody can tell, no one can tell, convince people, convince voters,
                convince everyone, suppress turnout, depress turnout, hurt turnout, lower turnout, keep turnout
            cartoon: cartoon*, caricatur*, comic, comics, comic-strip*, watercolo*, ink, woodcut*, linocut*,
                claymation*, clay figure*, puppet*, plush*, pixel art, pixel-art, anime, manga*, lego*, doodle*,
                sketch*, illustrat*, icon, icons, vector*, flat icon*, line art, line drawing*, pencil*, charcoal*,
                oil painting*, stained glass*, paper cut*, papercut*, origami*, mosaic*, crayon*, storybook*,
                children's book*, picture book*, pulp magazine*, low-poly*, clipart, clip art, stick figure*, emoji*,
                impressionis*, cubis*, pop art, pop-art, ukiyo*, felt-puppet*, chess piece*, fresco*, etching*,
                engraving*, tapestry*, sticker*, finger puppet*, sock puppet*, papier*, bobblehead*, animated sitcom,
                stylized*, stylised*, plasticine*, stop-motion*, stop motion*, balloon animal*, gouache*, embroider*,
                silhouette*
            satire: satir*, parod*, spoof*, lampoon*, mock the, mocking, joke*, funny, humor*, humour*, comedy*,
                comedic*, roast*, skit, skits, tongue-in-cheek, absurd*, onion-style, sketch show
            fiction: novel*, fiction*, fantasy, space opera*, sci-fi, fairy tale*, role-playing*, invented, imaginary,
                made-up country, fictional*, wizard*, screenplay*, short story, board game*, video game*
            deepfake: deepfake*, deep fake*, deep-fake*, face swap*, faceswap*, face-swap*
            conduct: brothel*, banknotes, stacks of cash, stacks of banknotes, teenage girl, underage, had a stroke,
                has a stroke, having a stroke, passed out, begging, dementia, was paid by, foreign embassy,
                ballots have already been, slapp*, spat on, spitting on, pocketing, gutter, intern, brawl*, bloody,
                hit and run, cuffing, getting cuffed, forging, hit-and-run, arrest*, handcuff*, hand cuff*, in cuffs,
                cuffed, brib*, cash, kickback*, embezzl*, steal*, stealing, shoplift*, stole, drunk*,
                drinking whiskey, wasted, snort*, cocaine*, drugs, white powder, heroin*, syringe*, punch*, slap*,
                hit a, hitting*, kick a, kicking*, beating*, assault*, grop*, kiss*, affair with, in bed with, naked*,
                nude*, undress*, lingerie*, strip club*, prostitut*, insult*, slur*, racist*, curs*, swear*,
                mocking veterans, mocks, spit*, burning the flag, burn the flag, burning a flag, burns a flag,
                flag burning, burning the, tearing up, trampl*, nazi*, swastika*, salut*, klan*, gun, rifle, weapon*,
                jail*, prison*, behind bars, police car, perp walk*, in court, on trial, led away, taken away by,
                police raid*, dragged*, fraud*, confess*, admit*, lying, vomit*, urinat*, collaps*, faint*,
                unconscious*, secret deal*, money laundering, launder*, launder money, suitcase of, envelope of,
                briefcase of, stack of money, bundle of, wads of, counting money, taking money, accepting money,
                pocket money from, mafia*, gangster*, terrorist*, cartel*, cheating on, cheats on, having sex, porn*,
                sex tape, sexual*, drug deal*, crime*, criminal*, threaten*, shov*, strangl*, stab*, shoot*, kill*,
                murder*, drunk driving, crash*, screaming at, yelling at, shouting at, ranting*, calling voters,
                calls voters, calling farmers, hates, hating, despis*, laughing at, ridicul*, abus*, trashing,
                smashing*, vandal*, plagiar*, bought votes, buying votes, vote buying, vote-buying, buy votes,
                ordering, selling, hospital*, heart attack*, stroke, terminal*, sick, ill, cancer, coma,
                on a stretcher, wheelchair*, ambulance*, wounded
            status: withdraw*, withdrew, dropp* out, dropping out, drops out, drop out, quit, quits, quitting,
                resign*, step down, stepping down, steps down, stepped down, conced*, concession,
                suspend* .. campaign, suspending, suspends, end* .. campaign, abandon* .. race, abandon* .. campaign,
                pull* out of the race, pulls out, bow* out, leaves the race, leaving the race, out of the race,
                no longer running, gives up, giving up, dead, died, dies, death of, dying, collapsed, surrender*,
                declares martial, martial law, declar* war, declares war, declare war, disqualif*, indicted,
                convicted, kidnapped, assassinat*, cancelled the election, flees, fled, fleeing, exile*, expelled
            say: say*, said, tell*, telling, announc*, declar*, claim*, stating, states that, promis*, admit*,
                confess*, order*, urging, urges, urge, asking voters, asks voters, speaking, speech, in which he,
                in which she, calling for, calls for, warning that, explain* that, explaining that, insult*, apologi*
            teach: explain*, lesson*, teach*, learn*, curriculum*, worksheet*, training note*, training for,
                abstract for, academic*, paper on, research*, lecture*, how to recogni*, how to spot, study of,
                history of, quiz on, workshop*, classroom*, media literacy, media-literacy, thesis*, in simple words,
                seminar*, encyclop*, handbook*, guide to spotting, what is a, what are, describe how
            debunk: fake messages, false messages, beware of fake, know your rights, against voter intimidation,
                report any, fact-check*, fact check*, factcheck*, debunk*, correct the record, correction*,
                false claim*, false rumor*, false rumour*, myth*, how .. verif*, verify .. authentic*, spot, spotting,
                detect, detecting, recogni*, identify, forgery and, is a forgery, is fake, was fake, are fake,
                is a fake, was faked, refut*, rebut*, disprov*, not true, untrue, is false, was false, rumor control,
                rumour control, misinformation, disinformation, hoax that, clarif*, authenticit*, expos* .. fake,
                counter false
            report: warns of, warns about, warns voters about, warns against, warned of, warned about,
                warns that fake, warning about fake, alerts voters to, news brief*, report on, report about,
                investigat*, according to, summarise how, summarize how, coverage of, journalis*, newsroom*, how was,
                how were, press conference summary, minutes of
            ask: is the, are the, are these, was the, were the, has the, how to check, could this, is this,
                is it true, is that, was this, was it, how can i check, how do i check, how can i tell, how do i tell,
                how can voters, how do voters, why was, why is, why are, why did, what should, what happens if,
                can i still, can people, do i need, am i allowed, when is, when do, where do, where can,
                how do i vote, how can i vote, who can vote, did, does, which laws, are there, should i, what laws
            critique: critici*, op-ed*, against the, oppose*, disagree*, terrible, failed, bad record, voting record,
                opinion*, letter to the editor, petition*, complain*, protest sign*, debate question*, tough question*
            consent: consent*, permission*, with her approval, with his approval, authori?ed by, authorised by,
                authorized by, approved by, we are the, i'm the candidate's, i am the candidate's, media director,
                campaign manager, press officer, communications director, campaign team, on behalf of, office here,
                campaign here, team here, our candidate, signed release, has agreed, gave us, agreed to, i work for,
                we represent, here from the, spokesperson for, hired us, asked us
            own: my own, my voice, myself, of me, my recording, my face, our own
            office: election commission*, electoral commission*, election office*, electoral office*,
                elections office*, election board*, board of elections, election authorit*, electoral authorit*,
                returning officer*, county clerk*, electoral court*, electoral council, ministry of interior,
                secretary of state's office
            official: officials, election chief*, vote clerk*, election official*, poll worker*, pol worker*,
                poll clerk*, polling clerk*, polling staff, election worker*, polling officer*, poll official*,
                polling official*, electoral official*, vote counter*, returning officer*, election judge*,
                election staff, counting staff, election observer*, election clerk*, presiding officer*, tellers
            seal: seal, letterhead*, official logo*, stamp*, uniform*, official header*, official-looking, badge*,
                watermark of the, crest, signature of, official notice*, official letter*
            ballot: ballot*, votes, voting paper*, voting slip*, paper votes, mail-in vote*, ballot box*,
                voting machine*, vote tall*, vote count*, tally sheet*, postal vote*, absentee vote*,
                counting center*, counting centre*, vote counting, results sheet*
            pollplace: poll, polls, polling station*, polling place*, polling centre*, polling center*, polling site*,
                polling booth*, voting booth*, voting station*, voting location*, voting site*, voting centre*,
                voting center*, vote centre*, vote center*, voting place*, drop box*, dropbox*, ballot drop*,
                polling hall*, early-voting tent
            vote: vote, votes, voted, voting, voter, voters, cast a ballot, cast your ballot, cast their ballot,
                cast ballots, electorate, go to the polls, polling day, turnout
            election: election*, polling day, voting day, electoral, referendum*, runoff*, run-off*, ballot day,
                e-day, vote takes place, primaries, primary election*, results are, results already, election result*,
                polling in, polling on, polling has, voting in, voting has been, voting on
            register: register*, registration*, electoral roll*, voter roll*, voters' roll, enrol*, voter list*
            mail: mail, by mail, by post, mail-in, postal, mailed, absentee, mail ballot*, post your ballot, postmark*
            sms: sms, text message*, by text, via text, texting, text your vote, text their vote, text yes,
                replying yes, reply yes, replying to this, reply to this text, reply with, replying with, text to
            phone: by phone, by telephone, over the phone, via phone, phone in, call in your vote, phone vote*,
                hotline vote, calling a number, by calling, phone line, dial*, call this number, call to vote
            email: by email, by e-mail, via email, via e-mail, e-mail your, email your, emailing, e-mailing, emailed
            online: online*, on the internet, over the internet, internet voting, website, web form, web page, app,
                via app, smartphone, click this link, through a link, at this link, web portal, e-voting,
                electronic voting, blockchain
            social: social network*, social media, facebook*, instagram*, twitter*, tiktok*, whatsapp*, telegram*,
                like this post, emoji reaction*, hashtag*, commenting, in the comments, retweet*, a like,
                direct message*
            inperson: in person, in-person, at a polling station, at the polling station, at your polling
            early: early voting, early-voting, vote early, advance vot*, advance poll*, early vote*, pre-poll*
            proxy: proxy, on behalf of relatives, for your relatives, family vot*, vote for your family,
                for a relative, for your spouse, vote twice, twice, two votes, double vote
            by: by, via, through, using, with a
            fraud: pour*, ditch, bin, lake, canal, bonfire, incinerat*, garbage, pile of ballots burning,
                feeding ballots, crossing out, mark* extra, thrown, stuff* ballot*, stuffing*, stuff ballots, shred*,
                burn*, burnt, burning*, dump*, discard*, threw, throw* .. away, thrown away, thrown in, trash*, skip,
                landfill*, dumpster*, destroy*, tear* up, ripping*, switch* votes, switching votes, flip* votes,
                flipping votes, changing votes, change votes, tamper*, rig, rigg*, steal*, stolen, hack*, pre-filled,
                prefilled, pre-marked, fill* out .. ballots, marking ballots, fill* in, forg*, fake ballot*,
                foreigners, bus* in, illegal*, ghost voter*, dead people, dead voters, multiple times, twice, alter*,
                manipulat*, erase*, erasing, fraud*, smuggl*, river, swap*, hid*, secretly, falsif*, intimidat*,
                ballot harvesting, cheat*, floating in, replac* .. ballots, sabotag*, unplug*, extra ballots,
                miscount*
            tense: queue*, long line*, line outside, line at, police*, crowd*, protest*, riot*, broken, error screen*,
                out of order, malfunction*, boxes of, box of ballots, moving boxes, van, vans, truck*, convoy*,
                soldier*, troops, military, army, guard*, brawl*, fight*, clash*, argu*, shouting, smoke, fire*,
                flood*, evacuat*, closed sign, locked, chained, blackout*, power cut*, men in, security forces,
                masked, barricade*, helicopter*, unload*, load*, counting, recount*, transport*, chaos*, chaotic,
                waiting for hours, overflow*, scuffle*
            cancel: cancel*, called off, call off, annul*, void, voided, scrapped, abolished, suspend*,
                not taking place, won't take place, will not take place, no election, aborted, nullif*, not happening,
                nixed, off this year
            postpone: postpone*, delay*, moved to, move to, been moved, is moved, was moved, has moved, moved from,
                rescheduled*, pushed back, deferred, put off, shifted to, new date, new polling date*, changed to,
                date has changed, date changed, new polling day, extended to, extended until, brought forward,
                extra day, second day, different day, another day
            invalid: invalid*, not be counted, not counted, won't be counted, won't count, will not count, rejected*,
                discarded*, thrown out, thrown away, being thrown, destroyed, registration was cancelled,
                registration cancelled, registration is cancelled, registration has expired, expired,
                registration has been, no longer valid, not valid, removed from the roll*, removed from the list,
                purged*, struck off, won't be accepted, not be accepted, ignored, deleted, disqualified ballots,
                lost in the
            cannot: loses the right to vote, lose the right to vote, loses their vote, off the roll, off the rolls,
                off the voter roll, struck off the, removed from the roll*, will be turned away, cannot, can't,
                can not, cant, not allowed, not permitted, may not, must not, mustn't, ineligible*, not eligible,
                barred*, banned*, forbid*, forbidden*, prohibited*, excluded*, lose the right, lost the right,
                lose your right, no right to, denied*, turned away, refused, not entitled, aren't allowed,
                isn't allowed, disenfranchis*, stripped of, unable to, only men, only citizens born, only property,
                only homeowners, only taxpayers
            must: must, need to, needs to, needed, have to, has to, required, require*, requires, mandatory*,
                compulsory*, obligat*, only with, without a, without an, unless you, bring, show your, present your,
                presenting, proof of, should bring, don't forget, need a, need an, need your, need
            allowed: can vote, may vote, allowed to vote, eligible*, entitled*, able to vote, permitted to vote,
                are allowed, is allowed
            fee: fee, fees, pay, pays, paying, payment*, charge*, cost*, costs, poll tax*, deposit, priced, price,
                tax to vote, tax must, buy a
            group: immigrant*, new citizen*, naturali*, student*, young people, youth, pensioner*, elderly, seniors,
                women, fines, debt*, unpaid, ex-prisoner*, felon*, convict*, prisoner*, homeless*, renters, tenants,
                minorit*, first-time, expat*, overseas, dual citizen*, dual national*, disabled*, disabilit*,
                military voters, workers, unemployed*, welfare*, supporters of, people born, born abroad,
                foreign-born, muslim*, christian*, jewish, jews, farmers, nurses, teachers, without a car,
                tax arrears, child support, criminal record*, parking ticket*, speeding*, refugee*, public sector,
                homeowners, property owners, landowners, taxpayers, anyone under
            threat: arrest*, deport*, fined, prosecut*, jail*, prison*, police will, police officers will,
                be detained, detained, checked by police, check for warrants, warrants, immigration agent*,
                immigration officer*, immigration polic*, immigration control*, lose your job, lose their job,
                lose benefits, lose your benefits, lose their benefits, benefits cut, evict*, fired, lose welfare,
                will be watched, be monitored, is monitored, tracked, recorded and shared, see how you voted,
                see who you voted, know how you voted, know who you voted, employer will, boss will, landlord will,
                landlords will, militia*, armed*, shot, bomb*, attack*, violen*, infected, contagious, outbreak*,
                virus*, disease*, poison*, blacklist*, debt collector*, tax inspector*, not secret, isn't secret,
                no longer secret, not anonymous, made public, published online, intimidat*, threaten*, conscript*,
                jury duty, child services, lose custody, repossess*, gun, guns, gunman, gunmen, gunfire, gunshot*,
                at gunpoint
            stayhome: need not go, no need to go, need not come, no need to come, bring nobody, bring no one,
                do not come out, we have already voted for you, already voted for you, already been cast for you,
                stay home, stay at home, staying home, staying at home, don't vote, do not vote, dont vote,
                don't bother, not to bother, not bother*, stay away, skip voting, skip the vote, skip the election,
                not to vote, not vote, avoid the polls, avoid polling, don't go, do not go, needn't bother, boycott*,
                sit this one out, sit out, save your vote, vote doesn't count, votes don't count, vote won't matter,
                your vote doesn't, discourag*, give up voting, forget about voting, no point in voting, pointless,
                nobody needs to vote, already won, already decided, already been decided, already counted,
                result is settled, too late to vote, too late to register
            noneed: no need to go, no need to vote, no need to visit, no need to register, need not go,
                no need to come, not necessary to go, don't need to go, without going to, no need to
            askdata: confirm your vote, confirm their vote, confirm your registration, verify your registration,
                reply with your id, id number, social security*, bank detail*, bank account*, card number*, password*,
                passport number*, date of birth, click the link to confirm, click to confirm, pin code*,
                personal data, your login, credit card*, reply with their, send a photo of your, send us your
            recommend: should bring, may want to bring, good idea to bring, recommended, advised to
            open: open, opens, opening*, start, starts, begin*, opened, from
            close: close, closes, closed, closing*, shut, shuts, end, ends, finish*, stop accepting, last entry
            until: until, till, by, before, no later than, deadline*, latest, due, must arrive, arrive by, to,
                cut-off, cutoff
            moved: moved, relocat*, new location*, new address*, new place, changed location*, different location*,
                shut down, transferred
            audience: supporters, residents, neighbours, neighbors, citizens, voters, people in, everyone in,
                all voters
            logistics: is now, has moved to, will be at, will be in, shuttle*, bus, buses, free ride*, ride to,
                rides to, parking, lunch, snacks, childcare, babysitting, interpreter*, wheelchair access*, ramp,
                entrance, hall, school gym, library, old fish hall, location, address, located at, is at, is the,
                is in the, has a new, assigned to, tent
            idphoto: photo id*, identity card*, id card*, photo identification, identification, identity document*,
                id document*, government id*, proof of identity, an id, any id, id at, valid id
            idlicence: driving licence*, driver's licen*, drivers licen*, driving license*, driver licen*
            idpassport: passport*
            idvotercard: voter card*, voter's card*, polling card*, poll card*, voter id*, voting card*,
                registration card*
            idaddress: proof of address, utility bill*, proof of residence, electricity bill*, rental contract*,
                lease, bank statement*, gas bill*, phone bill*, water bill*
            idbirth: birth certificate*
            idtax: tax return*, tax certificate*, tax bill*, tax receipt*, payslip*, pay slip*, work permit*, vaccin*
            noncitizen: non-citizen*, noncitizen*, foreign national*, tourists, foreigners, without citizenship,
                not citizens, foreign resident*, permanent resident*
            minor: 16-year-old*, 17-year-old*, 15-year-old*, 14-year-old*, teenager*, minors, children, under 18,
                year-old*, aged
            neg: not, no, never, without, don't, isn't, nor, neither, non, avoid
            strip: strip*, remov*, delet*, eras*, scrub*, wip*, cut out, crop out, get rid of, hide, hid*, disabl*,
                bypass*, defeat*, without any, without the, without a, without, clean off, clear, clears, leave out,
                omit*, free of, blur out, wash*, launder, break, kill, suppress, skip, turn off, no
            mark: watermark*, content credential*, c2pa*, provenance*, synthid*, metadata*, exif*, ai label*,
                ai-label*, ai tag*, digital signature*, invisible mark*, invisible signature*, origin mark*,
                ai disclosure*, ai-generated label*, ai mark*, fingerprint*, disclosure label*, traceab*, manifest
            detector: detector*, detection*, deepfake check*, fact-checker*, fact checker*, moderation*,
                verification tool*, forensic*, content filter*, ai check*, reverse image search*, authenticity check*,
                verifier*, scanner*, classifier*
            evade: past, sneak, undetected, unnoticed, outsmart*, evad*, bypass*, pass the, passes the, pass through,
                fool*, beat*, defeat*, avoid*, slip past, slips past, slip through, get past, get around, trick*,
                undetect*, escape*, circumvent*, untraceab*, nobody can trace, no one can trace, can't be traced,
                cannot be traced, not be traced, not flag*, without being flagged, won't be flagged, won't flag,
                can't detect, cannot detect, won't detect, survive, never trace*, not detect*, fly under
            kin: my dog, my cat, my niece*, my nephew*, my daughter*, my son, my aunt*, my uncle*, aunt, uncle,
                my grandma*, my grandmother*, my grandfather*, my grandpa*, my friend*, my neighbour*, my neighbor*,
                my sister*, my brother*, my wife, my husband, my baby, my teacher*, my colleague*, dog, cat, puppy,
                kitten, parrot*, horse, hamster*, granny, grandma, cousin*, my mom, my mum, my dad, birthday, godson,
                goddaughter, roommate*, my boss
            place: town of, village of, lake, river, street, avenue, castle, hotel, restaurant*, café, cafe, bakery*,
                brand, recipe*, map of, ancient, city of stone, mountain*, valley, forest, island, beach resort,
                bridge, vineyard*, wine, beer, cheese, font, typeface, guitar*, motorcycle*, bicycle*, model railway,
                ship, boat, yacht, boots, jacket, perfume*, furniture, software, logo for, shop, store, company,
                startup, flower*, garden*, breed*, species, orchid*, gemstone*, mineral*, meadow*, farmhouse*,
                cottage*, inn, pub, football club, harbor, harbour, ruins, ruined, golf*, clubs, product shot*
            othervote: student council*, school council*, class president*, class rep*, pizza, best pet, favourite*,
                favorite*, our company, company party*, team mascot*, book club*, eurovision*, song contest*,
                talent show*, homecoming*, prom, mars, robot*, board of directors, shareholder*, shareholders',
                trade union*, homeowners association*, hoa, award*, oscars, reality show*, pet, cutest*,
                logo contest*, dao, poll about, online poll, opinion poll, survey*, straw poll, elves, elf, dragon*,
                penguin*, fairy*, primary school*, kindergarten*, employee of, chess club*, sports club*, pta,
                parish council, pope, papal, conclave*, all-star*, jury prize, jury award
            legislature: parliament*, senate*, congress*, assembly, city council*, legislature*, capitol*
            event: debate*, rally, rallies, town hall*, meeting*, concert*, canvass*, volunteer*, fundrais*, picnic*,
                drive, workshop*, open house*, training*, conference*, press event*, march, hearing, webinar*,
                phone bank*, phonebank*, watch party
            politics: politician*, campaign*, candidat*, minister*, political*, government*, policy, policies,
                party leader*, incumbent*, governor*, president, presidential, mayor*, senator*, lawmaker*, ticket,
                democracy, partisan*, opposition, voter*, vote*, voting, election*, supporters, constituen*,
                re-election*, poll*, in office, running for
            generic: empty*, blank*, generic, no logos, diverse, calm*, stock-style, stock photo*, abstract,
                background*, minimalist*, flat, hands holding, close-up of, no people, without people, unmarked,
                still life, smiling, happy, friendly
            president: president*, head of state, presdent
            premier: prime minister*, premier, head of government
            governor: governor*
            mayor: mayor*
            senator: senator*, congress*, member of parliament, mp, deputy
            minister: minister*, secretary of
            chancellor: chancellor*
            leader: leader*, leading, head of, heads, incumbent*, sitting, chief, chair, front-runner, frontrunner,
                boss of, runs the, in charge of
            candidate: candidate*, nominee*, contender*, challenger*, running for, standing for
            commissioner: commissioner*, election chief*, elections chief*, chief electoral officer*,
                head of the election*, head of the electoral, election head*
            monarch: king, queen, monarch*, prince, princess
            m1: january, jan
            m2: february, feb
            m3: march, mar
            m4: april, apr
            m5: may
            m6: june, jun
            m7: july, jul
            m8: august, aug
            m9: september, sept, sep
            m10: october, oct
            m11: november, nov
            m12: december, dec
            d1: monday*, mon
            d2: tuesday*, tue, tues
            d3: wednesday*, wed
            d4: thursday*, thu, thurs
            d5: friday*, fri
            d6: saturday*
            d7: sunday*
            noon: noon, midday
            midnight: midnight
            am: am, a.m, in the morning
            pm: pm, p.m, in the evening, in the afternoon, at night, tonight
            relative: tomorrow, next week, next month, next day, the day after, a day later, a week later, next year,
                following day, following week, one week, day earlier, day before, next monday
            """)
}
