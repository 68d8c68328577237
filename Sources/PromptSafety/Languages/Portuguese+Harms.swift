// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Portuguese: what people are shown doing, how media pass for real, and what voters are told.
    static let portugueseHarms = LexiconSource(
        language: .pt,
        text: """
            conduct: tapa*, tapas, dando um tapa, esbofete*, soco*, socando, chut*, empurr*, cusp*, esfaque*,
                estrangul*, atira*, matar, matando, assassin*, atropel*, cambale*, tropeç*, bêbad*, bebad*, embriag*,
                chapad*, dormindo, dorme, ronc*, bab*, desmai*, inconsciente, urin*, mijando, cheir* pó, cheirando,
                cocaína, comprimido*, seringa*, maconha, baseado, trafic*, drog*, prostitut*, bordel, puteiro,
                na cama com, beij*, nu, nua, pelad*, amante, apalp*, menor de idade, propina*, maço*,
                mala de dinheiro, mala com, dinheiro vivo, notas de, embols*, caixa dois, corrup*, desvi*, lavagem,
                lavando dinheiro, paraíso fiscal, mafios*, máfia, bandid*, facç*, terrorista*, ditador*, milician*,
                assalt*, furt*, roub*, algem*, presa, preso, prisão, detid*, cela, cadeia, grades, viatura, tribunal,
                réu, condenad*, culpad*, fug*, foge, queim* a bandeira, queimando a bandeira, suástica,
                saudação nazista, xing*, insult*, ofend*, humilh*, desprez*, grit*, berr*, brig*, agred*, agress*,
                dedo do meio, racista*, admit*, confess*, assum*, fraud*, ment*, conspir*, chantage*, sangr*, sangue,
                chor*, vomit*, idiotas, imbecis, parasitas, vagabundos, lixo, burros, doente, internad*, hospital*,
                câncer, cancro, derrame, infarto, enfarte, coma, uti, divórci*
            status: hospitalizad*, internad*, sofreu um infarto, sofreu um derrame, desist*, renunci*, retir*,
                abandon*, joga a toalha, largou a disputa, larga a disputa, morr*, mort*, falec*, demência, indiciad*,
                acusad*, investigad*, cassad*, inelegível, destituíd*, apoia o adversário, apoiar o rival,
                reconhece a derrota, admite a derrota, sumiu, desaparecid*, sequestrad*, fugiu, lei marcial,
                suspende a campanha, votem em outro, vote em outro
            deepfake: coloca/colocar/põe/pôr/bota/botar/cola/insere/troca/substitui .. rosto/cara/cabeça,
                troca/trocar .. rostos/rosto/caras, rosto .. no corpo, montagem, fotomontag*, sincroniz* .. lábios
            clone: imita*, finja ser, finge ser, passe-se por, copia a voz, copie a voz, reproduz*, faz .. falar,
                faça .. falar, fazer .. dizer, dubl*, dobr*
            voice: timbre, entonação, sotaque, com a voz, própria voz, mesma voz, fala igual, igual à voz, na voz de
            audio: zap, áudio de zap, mensagem de voz, caixa postal, correio de voz, ligaç*, chamada, telefon*,
                grampo*, grampead*, escuta telefônica, microfone aberto, gravad*, gravaç*, podcast, lido por, locuç*,
                carro de som
            video: vídeo*, filmad*, filma*, gravad*, transmissão, ao vivo, live, imagens de, trecho, câmera*, webcam,
                reels, flagra*
            photo: foto*, flagr*, print, prints, captura*, clique, paparazz*, instantâneo, fotografad*, selfie*
            real: cara de flagrante, convincente*, crível, críveis, sem dar para perceber, não dá para perceber,
                igualzinh*, idêntic*, de verdade, como se fosse real, como se fosse verdade, pareça verdadeir*,
                verossím*, celular, com o celular, pelo celular, telemóvel, amador*, caseir*, tremid*, granulad*,
                câmera de segurança, câmera escondida, câmara de vigilância, agência de notícias, fotojornalis*,
                sem retoque*, bem realista, sósia, cópia fiel
            fake: fals*, fake*, forj*, invent*, montad*, adulter*, mentiros*, fabric*, frauda*, imitando, simulad*,
                se passando, como se viesse, como se fosse d*, em nome da, nunca disse, pirata, clonad*
            deceive: ninguém perceb*, ninguém note, ninguém descubra, sem dar para perceber, sem que percebam,
                perceb*, acredit*, achem que, pensem que, fazer acreditar, parec*, pareça, viraliz*, vaz*, escond*,
                prova, provas, provar, enganar, ludibri*, difam*, queima* a imagem, desmoraliz*, prejudic*,
                para a imprensa, convenc*, desencoraj*, desanim*, como se, indistinguível
            record: prontuário, laudo médico, certidão de nascimento, certidão de óbito, extrato bancário,
                extratos bancários, transferência, pix, nota fiscal, boletim escolar, histórico escolar, diploma,
                ficha criminal, antecedentes criminais, boletim de ocorrência, mandado de prisão, intimação, sentença,
                declaração de imposto, passaporte d*, contrato assinado, carta de renúncia, carta manuscrita, diário,
                conversa de whatsapp, conversa no whatsapp, conversa entre, conversas entre, mensagens entre,
                mensagens privadas, e-mails internos, email interno, memorando, telegrama diplomático, dossiê,
                relatório secreto, holerite, contracheque, cheque, assinatura, exame, boletim de urna
            layout: capa, primeira página, manchete, cabeçalho, tarja, última hora, plantão, print, captura*, alerta,
                notificação, página, site, boletim, telejornal, diagramação, logo
            sender: assinad*, em nome da, em nome do, da parte da, emitid* pel*, enviad* pel*, timbre, papel timbrado,
                carimbo, brasão, selo, logo, oficial, da, pela, se passando, vindo da, como se
            seal: brasão, brasões, carimbo*, papel timbrado, timbrad*, selo*, logo, logotipo, oficial, assinatura d*,
                uniforme*, crachá, distintivo, credencial
            document: e-mail, email, carta*, ofício, aviso*, comunicad*, notificaç*, pdf, formulário*, edital,
                circular, intimação, certidão, atestado, relatório, memorando, documento*, nota
            message: panflet*, manda*, avis*, fala que, falando que, diz que, dizendo que, espalh*, compartilh*,
                repass*, post*, publica*, mensage*, corrente, boato*, status, anunci*, explica que, conta que, afirm*,
                texto pra, texto para, recado, zap, whatsapp
            office: justiça eleitoral, comissão eleitoral, a comissão, tribunal eleitoral, cartório eleitoral, tre,
                órgão eleitoral, junta eleitoral
            official: mesári*, presidente da seção, fiscal* de partido, fiscais de partido,
                servidor* da justiça eleitoral, funcionári* eleitora*, escrutinador*, agente* eleitora*
            ballot: urna*, cédula*, voto impresso, boletins de urna, apuração, contagem, votos pelo correio,
                urna eletrônica, título de eleitor, boletim* de voto
            pollplace: seç* eleitora*, zona* eleitora*, local* de votação, locais de votação, cabine*, mesa de voto,
                mesas de voto, colégio eleitoral, assembleia de voto
            vote: vot*, eleitor*, às urnas, seu voto, título, sufrágio
            fraud: bo* no rio, boiando, rio, queim*, rasg*, jog*, lixo, caçamba, lixão, fogueira, tritur*, destru*,
                fraud*, adulter*, troc*, substitu*, apag*, preench*, pré-preenchid*, várias vezes, mortos, escond*,
                roub*, violad*, manipul*, hacke*, de madrugada, enche*, duplicad*, comprando voto, compra de voto*,
                estrangeir*, sacos
            tense: fila*, multidão, polícia, policia*, protest*, tumulto*, briga, caminh*, caixas, quebrad*, defeito,
                confusão, discuss*, soldad*, exército, militar*, fumaça, incêndio, sacos, tropa, barricada*, cordão
            threat: perd*/cort*/tir*/suspend* .. benefício/auxílio/bolsa/aposentadoria/emprego/visto/pensão,
                benefício/auxílio/bolsa/aposentadoria/emprego .. perd*/cort*/suspens*/cancelad*, multad*, multa,
                deportad*, denunciad*, fiscaliz*, blitz, armad*, bomba, tiro*, milícia, milician*, encapuzad*,
                cassetete, espancad*, agredid*, molotov, explos*, vírus, contamin*, contágio, patrão .. saber,
                chefe .. saber, demitid*, ficha suja, ameaç*, voto não é secreto, preso, presa, presos, presas,
                será preso, serão presos
            cancel: cancelad*, não vão abrir, não vai abrir, não abrir*, não vai ter, não haverá, suspens*, anulad*
            postpone: adiad*, adia*, passou para, passou pra, mudou para, mudou pra, mud* de data, nova data,
                transferid*, remarcad*
            invalid: não vale*, não vai valer, não ser* contad*, não conta*, inválid*, anulad*, nul*,
                cancel* o título, título cancelado, título .. cancelad*, expirad*, vencid*, perd* .. voto,
                perd* .. título, rejeitad*, descartad*, excluíd* do cadastro
            cannot: não pode*, não poderá*, não tem direito, não têm direito, sem direito, perdeu o direito,
                perdem o direito, proibid*, impedid*, excluíd*, não é permitido, vetad*
            must: dev*, precis*, tem que, têm que, necessári*, obrigatóri*, exig*, apresent*, lev*, traz*, sem
            only: só, somente, apenas, unicamente, exclusivamente, reservad*
            demand: conta de luz, contrato de aluguel, recibo, comprovante, certidão, impressão digital, vacina*,
                escrever o nome, assinar a cédula, dois x, marcar dois, exame, teste, juramento, autorização,
                carteirinha
            handover: entreg*/dar/dê/deix* .. cédula/voto/envelope .. para/a/ao/com,
                recolh* .. votos/cédulas/envelopes, buscamos o seu voto
            stayhome: fi*/fique/fiquem/ficar .. casa, não vá, não vão, não vote*, nem precisa ir, nem vá,
                não vale a pena, não adianta, já está decidid*, já ganhou, já está ganh*, abstenh*, boicot*,
                aproveite o feriado, não perca tempo, desist* de votar, deixa pra lá
            noneed: não precisa*, sem sair de casa, de casa, do sofá, sem ir, não é preciso, não é necessário,
                dispensa
            askdata: número do documento, número do cpf, cpf, rg, dados bancários, senha, respond* com .. número/cpf,
                envi* .. número/cpf, em quem .. votou, em quem votou, foto do documento, data de nascimento,
                confirm* .. voto, confirm* .. título, pix, código de verificação
            online: aplicativo, app, internet, online, site, portal, celular, qr code, link, whatsapp
            close: fech*, encerr*, fechament*
            group: desempregad*, aposentad*, beneficiári*, quem recebe, quem tem dívida, devedor*, inquilin*, idos*,
                jovens, estudantes, muçulman*, imigrantes, presos, ex-presidiári*, mulheres casadas, deficientes,
                moradores de rua, brasileiros no exterior, naturalizad*, indígenas, quilombola*
            audience: moradores, habitantes, pessoal, galera, aposentados, eleitores, cidadãos, vizinhos, todos,
                apoiadores, povo
            strip: tir*, tiro, remov*, apag*, elimin*, limp*, escond*, cort*, recort*, borr*, sem, burl*, desativ*,
                livr*, falsific*
            mark: marca d'água, marcas d'água, marca d, assinatura c2pa, assinatura digital, metadad*, etiqueta*,
                selo de ia, rótulo*, rastro*, procedência, credenciais, exif, feito com ia
            detector: detector*, checador*, verificador*, moderaç*, filtro*, perícia, forense*, plataforma*,
                agências de checagem, reconhecimento
            evade: passar pel*, passe pel*, burl*, escap*, engan*, drible*, sem ser detectad*, não seja detectad*,
                não detect*, não seja pego, não rastre*, indetectável, impossível de rastrear, despist*
            critique: pedindo/pede/peça/exige/exija .. renuncie/renúncia/saia, que .. renuncie,
                deve/deveria .. renunciar/sair/deixar, exig* .. renúncia, pede .. renúncia, fora
            ask: é legal, é crime, qual lei, o que é, como saber
            venue: escola, ginásio, igreja, biblioteca, quadra, salão, centro comunitário, prefeitura, clube, tenda,
                câmara municipal, pavilhão
            """)
}
