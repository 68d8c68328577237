// SPDX-License-Identifier: Apache-2.0
//
// Everyday English words, after the lists of sizes 10 and 20 of SCOWL (http://wordlist.aspell.net).
// Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
// associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
// without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
// this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied warranty.

extension CommonWords {
    static let firstHalf = """
        aardvark abandon abbreviate abbreviation abide ability able abnormal abolish abolition abort abortion about \
        above abroad absence absent absolute absorb abstract abstraction absurd abuse abusive abysmal academic \
        accelerate accent accept acceptable acceptance access accessible accident accidental accommodate accommodation \
        accompany accomplish accord accordance account accountant accumulate accuracy accurate accusation accuse \
        accustom ace achieve achievement acid acknowledge acorn acoustic acquaintance acquire acquisition acronym \
        across act action activate active activity actor actual acute adapt adaptation add addict addictive addition \
        additional address adequate adhere adjacent adjective adjust adjustment administer administration \
        administrative admirable admiration admire admission admit adopt adoption adult advance advantage advantageous \
        advent adventure adventurous adverse advert advertise advertisement advice advisable advise advisor advisory \
        advocate aerial aesthetic aesthetically affair affect affection afford aforementioned afraid after afternoon \
        afterward again against age agency agenda agent aggressive ago agony agree agreement agricultural ahead aid \
        aim air aircraft airport akin alarm alas albeit album alcohol alcoholic alert algebra algebraic algorithm \
        alias alien align alignment alike alive all allegation allege allergic alleviate alliance allocate allocation \
        allow allowable allowance ally almost alone along alongside aloud alpha alphabet alphabetic alphabetical \
        already also alter alteration alternate alternative although altogether always amateur amaze ambassador amber \
        ambient ambiguity ambiguous ambitious amend amendment among amount amp ample amplifier amuse amusement anagram \
        analog analogous analogue analogy analyses analysis analyst analyze anarchy anatomy ancestor ancient and \
        anecdote angel anger angle angry anguish animal anniversary announce announcement annoy annoyance annual \
        anomaly anonymous anorak another answer anthology anticipate anticipation antidote antique antisocial anxious \
        any anybody anyhow anyone anyplace anything anyway anywhere apart apathetic apathy apologize apology \
        apostrophe appall apparatus apparent appeal appear appearance append appendix applause apple applicable \
        applicant application apply appoint appointment appraisal appreciate appreciation approach appropriate \
        approval approve approximate approximation apt arbitrarily arbitrary arc arcade arcane arch archaic \
        architecture archive are area arena arguable arguably argue argument arise arisen arithmetic arm army arose \
        around arrange arrangement array arrest arrival arrive arrogance arrogant arrow art article artificial artist \
        artistic ascend ash ashamed ashcan aside ask asleep aspect ass assault assemble assembly assert assertion \
        assess assessment asset assign assignment assist assistance assistant associate association assort assume \
        assumption assure asterisk astronomer astronomy asynchronous ate atheism atheist atlas atmosphere atmospheric \
        atom atomic atrocity attach attachment attack attain attempt attend attendance attendant attention attitude \
        attorney attract attraction attractive attribute audible audience audio aunt authentic author authority \
        authorization authorize autobiography automate automatic automatically automobile autumn availability \
        available average avoid await awake award aware awareness away awful awkward axes axiom axis baby back \
        backbone background backlog backspace backward bacteria bacterium bad badge baffle bag baggage bake balance \
        ball ballet ballot ban banal banana band bandwagon bandwidth bang bank bankrupt banner bar bare bargain bark \
        baroque barrel barrier barrister base basement bash basic basically basis basket bass bastard bat batch bath \
        bathroom battery battle baud bay beach beam bean bear beard beast beat beaten beautiful beauty became because \
        become bed bedroom beef been beer before beforehand beg began begin beginner begun behalf behave behavior \
        behind being belief believable believe bell belong beloved below belt bench bend beneath beneficial benefit \
        bent beside best bet beta better between beware beyond bias bible biblical bicycle bid big bigger biggest \
        bigot bigotry bill billfold billion bin binary bind biochemistry biography biological biologist biology bird \
        birth birthday biscuit bishop bit bite bitmap bitten bitter bizarre black blackboard blackmail blade blame \
        blank blanket blast blatant bless blew blind blink bliss blob block blood bloody blow blown blue blurb board \
        boat bob body bog boggle bogus boil bold bolt bomb bond bone bonus book booklet bookshop bookstore boom boost \
        boot border borderline bore boredom born borne borrow boss both bottle bottom bought bounce bound boundary \
        bout bow bowl box boy bracket brain brake branch brand brass brave breach bread break breakdown breakfast \
        breath breathe bred breed breeze brethren brick bridge brief brigade bright brightest brightness brilliant \
        bring broad broadcast broke broken brother brought brown browse brush brutal bubble buck bucket budget buffer \
        bug bugger build built bulb bulk bull bullet bulletin bump bunch bundle burden bureaucracy burn burnt burst \
        bury bus bush business bust busy but butter button buy bye bypass byte cabbage cabinet cable caffeine cage \
        cake calculate calculation calculator calculus calendar call calm cam came camera camp campaign campus can \
        cancel cancer candidate cannot canonical cant cap capability capable capacity capital capitalism capitalist \
        captain capture car carbon card cardboard care careful careless carpet carriage carrier carrot carry cartoon \
        cartridge case cash cassette cast castle casual cat catalog catastrophic catch categorically category \
        cathedral catholic cattle caught causal causality cause caution cave caveat cease ceiling celebrate \
        celebration cell cellular censor censorship cent central century ceremony certain certainty certificate chain \
        chair chairman chalk challenge chamber champagne champion chance chancellor change changeover channel chaos \
        chaotic chap chapel chapter char character characteristic charge charitable charity charm chart chase chat \
        cheap cheapest cheat check cheek cheer cheerful cheese chemical chemist chemistry chess chest chestnut chew \
        chicken chief child childhood childish children chip chocolate choice choir choose chop choral chord chorus \
        chose chosen chuck chunk church cider cigarette cinema circa circle circuit circuitry circular circulate \
        circulation circumstance cite citizen city civil civilian civilization civilize claim clarification clarify \
        clarity clash class classic classical classification classify clause clean cleanest clear clearance clearest \
        clever cleverest click client cliff climate climb clinic clinical clip clique clock clog clone close closest \
        closet closure cloth clothe cloud club clue clumsy cluster coach coal coarse coast coat cobbler code coffee \
        coherent coin coincide coincidence coke cold collaboration collapse collar collate colleague collect \
        collection collective college colon colony color column combat combination combine come comedy comfort \
        comfortable comfortably comic comma command commandment commence comment commentary commentator commercial \
        commission commit commitment committee commodity common communal communicate communication communism communist \
        community compact companion company comparable comparative compare comparison compassion compatibility \
        compatible compel compensate compensation compete competence competent competition competitive competitor \
        compilation compile complacent complain complaint complement complementary complete completeness completion \
        complex complexity complicate complication compliment comply component compose composite composition compound \
        comprehend comprehensible comprehension comprehensive compress compression comprise compromise compulsion \
        compulsory computation computational compute computerize con concatenate conceal concede conceivable \
        conceivably conceive concentrate concentration concept conception conceptual concern concert concerto concise \
        conclude conclusion concrete concur concurrently condemn condemnation condense condition conditional condom \
        condone conduct conductor conference confess confidence confident confidential confidentiality configuration \
        configure confine confirm confirmation conflict conform confront confuse confusion congest congestion \
        congratulate congratulations conjecture conjunction connect connection connector connotation conscience \
        conscious consciousness consecutive consensus consent consequence consequent conservation conservative \
        consider considerable considerably considerate consideration consist consistency consistent consolation \
        console conspicuous conspiracy constant constituency constituent constitute constitution constitutional \
        constrain constraint construct construction constructive consult consultancy consultant consultation consume \
        consumption contact contain contemplate contemporary contempt contend content contention contentious contest \
        context continent continental continual continuation continue continuity continuous continuum contour \
        contraception contract contradict contradiction contradictory contrary contrast contravention contribute \
        contribution contributor contrive control controller controversial controversy convenience convenient \
        convention conventional conversation converse conversion convert convey convict conviction convince cook \
        cookie cool cooperate cooperation coordinate coordination cope copper copy copyright core corn corporate \
        corporation corpse correct correction correlate correlation correspond correspondence correspondent corridor \
        corrupt corruption cosmic cosmology cost cotton cough could council counsel count counterexample counterpart \
        countless country countryside county couple courage courier course court courtesy cousin cover coverage cow \
        cozy crack craft cramp crap crash crass crawl crazy cream create creation creative creator creature \
        credibility credible credit creed creep crew cricket crime criminal crisis crisp criteria criterion critic \
        critical criticism criticize crop cross crossroad crossword crowd crown crucial crude cruel cruelty cruise \
        crunch crush cry cryptic crystal cube cubic cuckoo cuddly cue culprit cult cultural culture cumbersome cumming \
        cums cumulative cunning cup cupboard cure curiosity curious curly currency current curriculum curry curse \
        cursor curtain curve custard custom customary cut cute cycle cyclist cylinder cynic cynical daft daily damage \
        damn damnation damp dance danger dangerous dare dark darkness darling dash data database date datum daughter \
        dawn day daylight daytime dead deadline deaf deal dealt dear death debatable debate debt debug debugger decade \
        decay decent decide decimal decision deck declaration declare decline decode decrease dedicate deduce \
        deduction deed deem deep deepest default defeat defect defective defend defense defensive deficiency define \
        definite definition definitive defy degenerate degradation degrade degree deity delay delete deletion \
        deliberate delicate delicious delight delightful delimiters deliver delivery delta delusion demand demented \
        demise democracy democratic democratically demolish demonstrate demonstration denominator denote dense density \
        dentist deny department departmental departure depend dependence dependent deposit depress depression deprive \
        depth deputy derange derivative derive derogatory descend describe description descriptive desert deserve \
        design designate desirable desire desk desktop despair desperate despise despite destination destine destroy \
        destruction destructive detach detail detect detectable detection detective detector deter determination \
        determine deterrent detract devastate develop development deviation device devil devious devise devoid devote \
        diagnosis diagnostic diagonal diagram dial dialect dialog dialogue diameter diary dice dictate dictator \
        dictatorship dictionary did die diesel diet differ difference different differential differentiate difficult \
        difficulty dig digest digit digital dignity dilemma dim dimension dimensional dine dinner dip diplomatic dire \
        direct direction directive director directory dirt dirty disable disadvantage disagree disagreement disappear \
        disappoint disappointment disaster disastrous disc discard discharge disciplinary discipline disclaimer disco \
        disconnect discontinue discount discourage discover discovery discrepancy discrete discretion discriminate \
        discrimination discuss discussion disease disguise disgust dish dishonest disk dislike dismal dismiss disorder \
        display disposable disposal dispose disposition dispute disregard disrupt disruption dissertation dissimilar \
        distance distant distasteful distinct distinction distinctive distinguish distort distortion distract distress \
        distribute distribution district disturb disturbance ditch ditto dive diverse diversity divert divide divine \
        division divorce doctor doctrine document documentary documentation dodge doe dog dogma dole dollar domain \
        domestic dominant dominate don donate donation done doom door dose dot double doubt doubtful doubtless down \
        downhill downright downstairs downwards dozen draft drag dragon drain drama dramatic dramatically drank \
        drastic drastically draw drawback drawn dread dreadful dream dreary dress drew drift drill drink drip drive \
        drivel driven drop drove drown drug drum drunk drunken dry dual dubious duck due duff dug dull duly dumb dummy \
        dump dumpster duplicate duplication duration during dust dustbin dusty duty dying dynamic dynamically each \
        eager eagle ear earlier earliest earn earth ease easier easiest easily east eastern easy eat eaten eccentric \
        echo ecological ecology economic economical economy edge edit edition editor editorial educate education \
        educational effect effective effectiveness efficiency efficient effort egg ego eight eighteen eighth either \
        elaborate elderly elect election electoral electorate electric electrical electricity electron electronic \
        electronically elegant element elementary elephant elevator eleven eligible eliminate elite elitist else \
        elsewhere embarrass embarrassment embed emerge emergency eminent emit emotion emotional emphasis emphasize \
        empire empirical employ employee employment empty emulate emulation emulator enable enclose encode encounter \
        encourage encouragement end endeavor endless enemy energy enforce engage engine enhance enhancement enjoy \
        enjoyable enjoyment enlarge enlighten enlightenment enormous enough ensure entail enter enterprise entertain \
        entertainment enthusiasm enthusiastic entire entirety entitle entity entrance entry envelope environment \
        environmental envisage envy epic episode equal equality equate equation equilibrium equip equipment equivalent \
        era erase ergo err erroneous error escape esoteric especially essay essence essential establish establishment \
        estate estimate estimation eternal eternity ethic ethical ethnic etymology evaluate evaluation even event \
        eventual ever every everybody everyday everyone everything everywhere evidence evident evil evolution \
        evolutionary evolve exact exaggerate exam examination examine example exceed excellent except exception \
        exceptional excess excessive exchange excite excitement exclamation exclude exclusion exclusive excuse \
        executable execute execution executive exempt exercise exhaust exhaustive exhibit exhibition exist existence \
        exit exotic expand expansion expect expectation expedition expenditure expense expensive experience experiment \
        experimental experimentation expert expertise expire expiry explain explanation explanatory explicit explode \
        exploit exploitation exploration explore explosion explosive exponential export expose exposure express \
        expression expressway extant extend extension extensive extent external extinction extra extract extraction \
        extraneous extraordinarily extraordinary extreme extremist eye eyesight fabric face facilitate facility fact \
        factor factory factual faculty fail failure faint faintest fair fairest fairness fairy faith faithful fake \
        fall fallacious fallacy fallen false fame familiar familiarity family famine famous fan fancy fantastic \
        fantasy far farce fare farewell farm farther farthest fascinate fascist fashion fashionable fast fastest fat \
        fatal fate father fatuous faucet fault faulty favor favorable favorite fear feasibility feasible feat feature \
        fed federal fee feeble feedback feel feet fell fellow felt female feminist fence fender festival fetch fever \
        few fewest fiber fiction fictional fiddle field fierce fifteen fifth fifty fight figure file fill film filter \
        filthy final finalize finance financial find fine finest finger finish finite fire firework firm first fiscal \
        fish fit five fix fizzy flag flame flash flat flavor flaw fleet flesh flew flexibility flexible flight flip \
        float flood floor floppy flour flow flown fluctuation fluent fluffy fluid flush flute fly foam focus fog fold \
        folk follow fond font food fool foolish foot football footnote for forbade forbid forbidden force forcibly \
        forecast foreign foreseeable forest forever forgave forget forgive forgiven forgot forgotten fork form formal \
        format formation formula formulae formulation forth forthcoming fortnight fortunate fortune forty forum \
        forward fossil fought foul found foundation fountain four fourteen fourth fraction fragile fragment frame \
        framework frank frantic fraud freak free freedom freeway freeze french frequency frequent fresh friction \
        friend friendship frighten fringe frivolous frog from front frown froze frozen fruit frustrate frustration fry \
        fudge fuel fulfill full fullest fully fume fun function functional functionality fund fundamental \
        fundamentalist funeral funnier funniest funny fur furniture furry further furthermore furthest fuse fusion \
        fuss fussy futile future fuzzy gain galactic galaxy game gang gap garage garbage garble garden gas gasoline \
        gasp gate gateway gather gave gay gear gender gene general generalization generalize generate generation \
        generator generic generous genetic genetically genius genocide genre gentle gentleman gentlemen gently genuine \
        geographical geography geology geometry gesture get ghastly ghost giant gibberish gift gig gin girl girlfriend \
        give given glad glance glass glean global glorious glory glossy glove glow glue gnome goal goat god goes going \
        gold golden goldfish golf gone good goodbye goodness goody gorgeous gospel gossip got gotten govern government \
        governor gown grab grace grade gradual graduate graduation graffiti graffito grain grammar grammatical grand \
        grandfather grandmother grant graph graphic graphical grasp grass grateful gratuitous grave gravitational \
        gravity gray greasy great greatest greed greedy green grew grid grief grim grind grip groan gross ground group \
        grow grown growth guarantee guard guess guest guidance guide guideline guilt guilty guinea guitar gulf \
        gullible gum gun gut gutter guy habit hack had hail hair haircut hairy half hall halt halve ham hammer hand \
        handbook handful handicap handle handy hang hangover happen happier happiest happily happiness happy hard \
        hardback harden hardest hardship hardware hardy harm harmful harmless harmony harsh has hash hassle hasten \
        hasty hat hate hatred have havoc hay hazard hazy head headache headline health healthy heap hear heard heart \
        heartily heat heaven heavier heaviest heavily heavy heel height held helicopter hell hello helmet help helpful \
        helpless hence henceforth her herd here hereby heresy heritage hero heroic heroin herself hes hesitate \
        heterosexual hexadecimal hey hid hidden hide hideous hierarchical hierarchy high highest highlight highway \
        hilarious hill him himself hindsight hint hip hire his historian historic historical history hit hitherto \
        hobby hog hold hole holiday hollow holy home homosexual homosexuality honest honesty honey honor honorary hook \
        hope hopeful hopeless horde horizon horizontal horn horrendous horrible horribly horrid horrific horrify \
        horror horse hospital host hostile hot hotel hour house household how however huge huh hum human humane \
        humanity humble humbly humor humorous hundred hung hungry hunt hurry hurt husband hut hydrogen hyphen \
        hypocrisy hypocrite hypocritical hypothesis hypothetical hysterical ice icon idea ideal idealistic identical \
        identification identifier identify identity ideological ideology idiom idiosyncratic idiot idiotic idle \
        ignorance ignorant ignore ill illegal illiterate illness illogical illusion illustrate illustration image \
        imaginary imagination imaginative imagine imbalance immature immediate immense imminent immoral immortal \
        immune impact impair impend imperative imperfect imperial impersonal implausible implement implementation \
        implication implicit imply import importance important impose impossible impractical impress impression \
        impressive imprison improbable improve improvement impulse inability inaccessible inaccuracy inaccurate \
        inadequate inadvertently inane inappropriate incapable incarnation incentive inch incidence incident \
        incidental inclination incline include inclusion inclusive incoherent income incompatible incompetence \
        incompetent incomplete incomprehensible inconsistency inconsistent inconvenience inconvenient incorporate \
        incorrect increase incredible incredibly increment incur indeed indefensible indefinite indent independence \
        independent indeterminate index indicate indication indicative indicator indictment indirect indirection \
        indistinguishable individual induce induction indulge industrial industry ineffective inefficiency inefficient \
        inequality inertia inevitable inevitably inexperienced infallible infamous infant infantile infect infection \
        infelicity infer inference inferior inferiority infinite infinity inflation inflexible inflict influence \
        influential info inform informal information informative infrastructure infrequent infringement ingenious \
        ingredient inhabit inhabitant inherent inherit inheritance inhibit inhibition initial initialization \
        initialize initiate initiative inject injure injury injustice ink inner innocence innocent innovation \
        innovative input inquire inquiry insane insect insecure insensitive insert insertion inside insidious insight \
        insignificant insist insistence insofar inspect inspection inspiration inspire install installation instance \
        instant instead instinct institute institution instruct instruction instrument instrumental insufficient \
        insult insurance intact intake integer integral integrate integration integrity intellect intellectual \
        intelligence intelligent intend intense intensity intensive intent intention intentional inter interact \
        interaction interactive intercourse interest interface interfere interference interim interior intermediate \
        intermittent internal international interpret interpretation interrogate interrupt interruption intersection
        """
}
