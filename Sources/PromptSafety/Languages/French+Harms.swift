// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of French: what people are shown doing, how media pass for real, and what voters are told.
    static let frenchHarms = LexiconSource(
        language: .fr,
        text: """
            conduct: gifl*, gifle*, claque*, frapp*, coup de poing, coups de poing, coups de pied, cogn*, bouscul*,
                pouss*, étrangl*, poignard*, tire sur, tirant sur, tuer, tue un, assassin*, renvers* un, titub*,
                bafouill*, ivre*, bourré*, saoul*, soûl*, éméché*, alcoolisé*, endormi*, dort, ronfl*, bave, bavant,
                inconscient*, évanoui*, urin*, pisse, sniff*, cocaïne, pilules, seringue, joint, drogu*, dealer,
                prostitué*, bordel, maison close, couche avec, embrass*, nu, nue, nus, maîtresse, amant, tripot*,
                pelot*, mineure, mineur, liasse*, billets, enveloppe*, mallette, valise de, empoch*, pot-de-vin,
                pots-de-vin, dessous-de-table, caisse noire, corromp*, corrupt*, détourn*, blanchi*, paradis fiscal,
                mafieu*, parrain, gangster*, terroriste*, dictateur, caïd, braqu*, cambriol*, vol, vole, volant,
                voler, dérob*, menott*, garde à vue, interpell*, arrêt*, embarqué*, cellule, barreaux, prison, taule,
                procès, tribunal, condamné*, coupable, fuit, fuite, fuyant, en cavale, brûl* le drapeau,
                brûlant un drapeau, croix gammée, salut nazi, insult*, injuri*, mépris*, humili*, hurl*, cri, crie,
                criant, bagarre*, rixe, altercation, doigt d'honneur, propos racistes, raciste, avou*, reconna*,
                admet, trich*, ment, mentir, mentant, complot*, chantage, saign*, sang, pleur*, vomi*, écras*,
                délit de fuite, idiots, imbéciles, parasites, ordures, crétins, se retire, hospitalis*, mourant*,
                malade, cancer, démence, coma, avc, infarctus, divorc*
            status: se retire*, hospitalisé*, a fait un avc, victime d'un infarctus, abandonne, abandonner,
                jette l'éponge, retrait, se désiste, désistement, renonc*, démission*, décéd*, mort, morte, meurt,
                inculp*, mis en examen, mise en examen, accusé*, destitu*, en fuite, disparu*, enlevé*, assassiné*,
                concède, reconnaît sa défaite, rallie, soutient son rival, inéligible*, suspend sa campagne,
                quitte la course, limogé*
            deepfake: mets/met/mettre/colle/coller/incruste/incruster/insère/remplace/plaque .. visage/tête/tronche,
                change/échange/échanger .. visage/visages, visage .. sur le corps, trucage vidéo, montage*,
                photomontage*, synchronis* .. lèvres, permut* .. visages, incrust*
            clone: fais-toi passer, imitation, contrefai*, copie la voix, reprodui*, fais dire, faire dire, doubl*
            voice: timbre, intonation, voix, avec sa voix, sa propre voix, à l'identique, parle exactement, diction,
                accent de
            audio: vocal, vocale, message vocal, répondeur, appel*, écoute téléphonique, sur écoute, micro ouvert,
                enregistr*, bande sonore, mp3, podcast, lu par, spot radio, note vocale
            video: vidéo*, filmé*, filme, séquence*, plan, direct, streaming, images de, extrait*, caméra*,
                reportage vidéo, tournage, clip
            photo: cliché*, photo*, capture*, instantané, photographié*, paparazz*, gros grain, zoom, portrait volé,
                polaroïd, pris* sur le vif
            real: filmé* au téléphone, au téléphone, au smartphone, crédible*, qu'on y croie, vraisembl*,
                à s'y méprendre, plus vrai que nature, plus vraie, véridique*, très réaliste, ultra réaliste,
                hyper réaliste, hyperréalis*, comme une vraie, comme un vrai, vol*, amateur*, caméra cachée,
                caméra embarquée, vidéosurveillance, façon presse, façon photo, agence de presse, granuleu*, flou*,
                sans retouche, indécelable*, indiscernable*, ne pas distinguer, sosie*, identique*
            fake: fauss*, faux, fake*, bidon, truqu*, inventé*, invent*, contrefait*, falsifi*, forg*, mensong*,
                fabriqu*, usurp*, se faisant passer, comme si elle venait, comme s'il venait, au nom de, imitant,
                pastich*, trafiqu*, jamais dit
            deceive: qu'on y croie, y croie*, y croient, faire croire, croient que, pensent que, croire que, crédul*,
                tromp*, dup*, berner, piég*, sans que personne, personne ne, que personne, s'en rende compte,
                se rende compte, ne se voie, ne voit pas, voit pas, passer pour, passe pour, fuit*, fuité*, viral*,
                buzz, preuve*, discrédit*, salir, nuire, décourag*, dissuad*, comme si, en cachette, à son insu,
                volée, convaincre, avant le vote, distinguer
            record: dossier médical, bulletin de santé, acte de naissance, acte de décès, relevé bancaire,
                relevés bancaires, relevé de compte, virement*, facture*, bulletin scolaire, relevé de notes,
                diplôme*, casier judiciaire, procès-verbal, mandat d'arrêt, mandat, assignation, jugement,
                avis d'imposition, déclaration d'impôts, passeport de, contrat signé, lettre de démission,
                lettre manuscrite, journal intime, conversation entre, conversation whatsapp, échange entre,
                échanges entre, messages privés, mails internes, note interne, télégramme diplomatique,
                câble diplomatique, rapport secret, fiche de paie, chèque, signature, analyse de sang, textos entre,
                sms entre, feuille de résultats
            layout: une du, la une, manchette, bandeau, capture d'écran, alerte, notification, gros titre, titre,
                mise en page, page web, bulletin, journal télévisé, flash info, direct, logo
            sender: signé*, au nom de, de la part de, émis* par, envoyé* par, en-tête, cachet, sceau, logo, tampon,
                officiel*, venant de, provenant de, de la, usurp*, se faisant passer, comme si
            seal: sceau*, cachet*, tampon*, en-tête, blason, armoiries, logo, logotype, officiel*, signature de,
                uniforme*, insigne*, carte professionnelle
            document: courrier*, courriel*, mail, e-mail, avis, notification*, arrêté, pdf, formulaire*, convocation*,
                lettre*, note, circulaire*, attestation*, rapport*, facture*, procès-verbal
            message: tract*, dis à, dis aux, dites, dire aux, préviens, prévenir, avertis, fais passer, faites passer,
                faire passer, fais savoir, texte pour, publie*, publication*, annonc*, diffus*, rumeur*, texto*,
                alerte, explique que, affirm*, statut, story, message*, prétend*
            office: la commission, commission électorale, bureau électoral, autorité électorale, conseil électoral,
                préfecture, organe électoral, tribunal électoral, mairie
            official: assesseur*, scrutateur*, agent* électora*, président* de bureau, membre* du bureau de vote,
                employé* électora*, dépouill*, responsable* électora*
            ballot: bulletin*, urne*, sacs postaux, votes par correspondance, enveloppes de vote, dépouillement,
                procuration*, machine à voter, feuille d'émargement, suffrages
            pollplace: les bureaux, bureau de vote, bureaux de vote, isoloir*, centre de vote, fermeture des bureaux,
                bureaux ferm*, votre bureau
            vote: votez, votent, voter, votera, voteront, scrutin, électeur*, aux urnes, on vote, ton vote,
                votre vote, votre voix
            fraud: canal, rivière, poubelle*, benne, déchet*, incendi*, brûl*, déchir*, jet*, bourr*, détrui*, broy*,
                falsifi*, truqu*, trafiqu*, rempli*, échang*, remplac*, efface*, gomm*, plusieurs fois, morts,
                intercept*, cach*, feu, décharge, camionnette, sacs, noy*, ajout*, double vote
            tense: file d'attente, queue, foule, manifest*, émeute*, policier*, police, gendarme*, camion*, cartons,
                sacs, dispute*, bouscul*, barrière*, tension*, panne, incendie, fumée, militaire*, soldat*, nuit
            threat:
                perd*/perdre/supprim*/retir*/coup* .. allocation*/rsa/chômage/pension*/retraite/emploi/titre/papiers,
                allocation*/aides/chômage/pension .. perd*/supprim*/retir*/coup*, contrôl* .. papiers/identité,
                contrôle d'identité, amende*, expuls*, poursuiv*, convoqu*, emprisonn*, bombe*, fusil*, armé*,
                milice*, cagoul*, explosion*, explos*, molotov, matraqu*, tabass*, virus, contamin*, attrap*,
                patron .. saura, employeur .. saura, dénonc*, menac*, huissier*, seront arrêtés, sera arrêté,
                arrêtés à, arrêtés dans
            cancel: n'aura pas lieu, n'ouvriront pas, n'ouvrira pas, annul*, suspend*, supprim*, pas de vote,
                n'a pas lieu
            postpone: report*, décal*, repouss*, déplac*, avanc* au, change de date, nouvelle date, remis* à
            invalid: ne compte* pas, ne sera pas compt*, ne seront pas compt*, invalid*, radié*, rayé*, périmé*,
                expiré*, caduc, plus valable, perdr* .. vote, perdr* .. voix, rejeté*, effacé* des listes, annulé*,
                non conforme, nul, nuls, vote perdu, voix perdue, votes perdus
            cannot: ne peuvent plus, ne peut plus, ne pourront, pas le droit, perdu le droit, plus le droit,
                interdit*, exclu*, privé* de, non autorisé*, sont écarté*
            must: il faut, faut présenter, doit, doivent, devez, devront, nécessaire*, obligatoire*, exig*, muni* de,
                apporter, présenter, sans
            only: seuls, seules, seul, seule, seulement, uniquement, exclusivement, réservé*
            demand: bail, quittance*, facture*, attestation*, justificatif*, reçu, empreinte*, vaccin*,
                écrire son nom, signer son bulletin, deux croix, test, certificat, autorisation de, livret de famille,
                photo de
            idaddress: bail, quittance de loyer, justificatif de domicile, facture d'électricité
            handover: remett*/donn*/confi*/dépos*/laiss* .. bulletin/vote/enveloppe .. à/au/aux/chez,
                récup* .. bulletins/votes/enveloppes, nous passerons chercher
            stayhome: rest*/restez/reste/rester .. chez/maison, ne .. déplacez/dérangez/votez/sortez, ne votez pas,
                ne pas voter, n'allez pas, pas la peine, inutile de, ça ne sert, ne sert à rien, tout est joué,
                c'est plié, déjà joué, déjà gagné, abstenez, boycott*, grasse matinée, s'abstenir
            noneed: pas besoin, inutile, sans bouger, depuis chez, de chez vous, depuis votre canapé,
                sans vous déplacer, pas nécessaire, nul besoin, sans sortir
            askdata: numéro de sécurité sociale, numéro de carte, numéro d'identité, coordonnées bancaires,
                mot de passe, répond* .. numéro, envoy* .. numéro, pour qui .. vot*, photo de votre,
                date de naissance, identifiants, valider leur vote, valider votre vote, confirm* .. vote
            online: appli, application, en ligne, internet, site, portail, smartphone, qr code, téléphone portable
            close: ferment, fermeront, fermé*, ferme, fermeture
            group: chômeurs, allocataires, étrangers, endettés, locataires, propriétaires, aînés, seniors,
                personnes âgées, étudiants, jeunes, musulmans, immigrés, détenus, condamnés, femmes mariées,
                handicapés, expatriés, sans-abri, naturalisés, bénéficiaires
            audience: gens, aînés, étudiants, électeurs, habitants, voisins, citoyens, tout le monde, partisans,
                sympathisants
            strip: enlèv*, enlev*, retir*, supprim*, efface*, ôte*, vire*, gomm*, masqu*, floute*, recadr*, sans,
                débarrass*, contourn*, casse*, nettoy*, désactiv*, falsifi*
            mark: filigrane*, tatouage numérique, signature c2pa, signature*, métadonnée*, étiquette*, mention ia,
                label ia, trace*, marque*, provenance, manifeste, exif
            detector: détecteur*, vérificateur*, outils de détection, modération, filtre*, forensique*, plateforme*,
                fact-checkeur*, analyse*
            evade: passe les, passer les, échapp*, déjou*, contourn*, tromp*, berner, sans être détecté*,
                indétectable*, ne soit pas détecté*, pas repér*, intraçable*, passe inaperçu*, ne détect*
            critique: qu'il démissionne, qu'elle démissionne, retire .. loi/projet/proposition,
                doit/devrait/doivent .. démissionner/partir, exige* .. démission, demand* .. démission,
                appel à la démission
            ask: est-elle, est-il, est-ce que, sont-ils, sont-elles, est-ce légal, qu'est-ce que, quelle loi,
                quels recours
            venue: gymnase, école, salle des fêtes, salle polyvalente, église, bibliothèque, médiathèque, mairie,
                chapelle, préau, cinéma, salle communale, tente
            """)
}
