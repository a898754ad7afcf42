// Made by Scripts/phrases from Sources/Desk/Phrases, where changes belong.

/// A text of the display.
public enum Message: Int, CaseIterable, Sendable {
  case date
  case months
  case wordReady
  case lineScan
  case lineReading
  case wordBusy
  case lineWait
  case adviceTip
  case wordListEnds
  case lineEndsIn
  case wordListEnded
  case lineRefreshNow
  case labelRules
  case wordGenuine
  case lineNameFollows
  case adviceGenuine
  case lineNotReadOut
  case adviceNotReadOut
  case wordUnmet
  case lineAsked
  case adviceUnmet
  case adviceDecides
  case lineNoOutcome
  case lineNoSupervision
  case lineTooOld
  case lineOtherCountry
  case lineOtherIssuer
  case wordExpired
  case lineSince
  case adviceExpired
  case wordLapsed
  case adviceLapsed
  case wordNotYet
  case lineFrom
  case adviceNotYet
  case wordRevoked
  case lineByIssuer
  case adviceRevoked
  case wordSuspended
  case adviceSuspended
  case wordReplaced
  case lineNewerExists
  case adviceReplaced
  case wordNotAsSigned
  case lineSignatureFails
  case adviceNotAsSigned
  case wordIssuerNotListed
  case lineIssuerUnchecked
  case adviceIssuerNotListed
  case wordKeyNotListed
  case lineListMayBeOld
  case adviceKeyNotListed
  case wordNotCovered
  case lineOtherKind
  case lineOutsideKey
  case adviceAskListKeeper
  case adviceAskIssuer
  case wordKeyCancelled
  case adviceKeyCancelled
  case wordIssuerLeft
  case adviceIssuerLeft
  case wordCannotTell
  case lineListOld
  case lineNoList
  case lineClockWrong
  case lineStatusUnknown
  case adviceCall
  case lineKeeper
  case wordCannotRead
  case lineIncomplete
  case adviceCannotRead
  case wordWebLink
  case lineNotChecked
  case adviceWebLink
  case wordWallet
  case adviceWallet
  case wordNewer
  case lineDeskOld
  case wordNotCheckable
  case lineUnknownSigning
  case adviceNotCheckable
  case wordKnownFormat
  case adviceKnownFormat
  case wordNotForUs
  case lineHealthPass
  case adviceNotForUs
  case wordOtherCode
  case lineNoCertificate
  case adviceOtherCode
  case wordTest
  case wordTestWithdrawn
  case lineNotAPerson
  case adviceTest
  case wordAccepted
  case wordAsk
  case lineOurStaff
  case wordWorks
  case learnerGenuine
  case learnerUnmet
  case learnerExpired
  case learnerLapsed
  case learnerNotYet
  case learnerAskSchool
  case learnerNewerCode
  case learnerNotAsSigned
  case learnerNotYourFault
  case learnerOtherCode
  case labelId
  case labelSignedBy
  case labelTheyWrite
  case labelIssued
  case labelGrade
  case labelLapsesAfter
  case labelCodeGoodUntil
  case labelCycleShort
  case labelCycleFirst
  case labelCycleSecond
  case labelCycleThird
  case noteListDue
  case noteStatusDue
  case noteClock
  case noteIssuerLeft
  case noteKeyRetired
  case noteUnknown
  case basisTest
  case basisPinned
  case basisOf
  case basisList
  case basisAge

  /// Their names in phrase files, in order.
  static let names = """
    date
    months
    word.ready
    line.scan
    line.reading
    word.busy
    line.wait
    advice.tip
    word.list-ends
    line.ends-in
    word.list-ended
    line.refresh-now
    label.rules
    word.genuine
    line.name-follows
    advice.genuine
    line.not-read-out
    advice.not-read-out
    word.unmet
    line.asked
    advice.unmet
    advice.decides
    line.no-outcome
    line.no-supervision
    line.too-old
    line.other-country
    line.other-issuer
    word.expired
    line.since
    advice.expired
    word.lapsed
    advice.lapsed
    word.not-yet
    line.from
    advice.not-yet
    word.revoked
    line.by-issuer
    advice.revoked
    word.suspended
    advice.suspended
    word.replaced
    line.newer-exists
    advice.replaced
    word.not-as-signed
    line.signature-fails
    advice.not-as-signed
    word.issuer-not-listed
    line.issuer-unchecked
    advice.issuer-not-listed
    word.key-not-listed
    line.list-may-be-old
    advice.key-not-listed
    word.not-covered
    line.other-kind
    line.outside-key
    advice.ask-list-keeper
    advice.ask-issuer
    word.key-cancelled
    advice.key-cancelled
    word.issuer-left
    advice.issuer-left
    word.cannot-tell
    line.list-old
    line.no-list
    line.clock-wrong
    line.status-unknown
    advice.call
    line.keeper
    word.cannot-read
    line.incomplete
    advice.cannot-read
    word.web-link
    line.not-checked
    advice.web-link
    word.wallet
    advice.wallet
    word.newer
    line.desk-old
    word.not-checkable
    line.unknown-signing
    advice.not-checkable
    word.known-format
    advice.known-format
    word.not-for-us
    line.health-pass
    advice.not-for-us
    word.other-code
    line.no-certificate
    advice.other-code
    word.test
    word.test-withdrawn
    line.not-a-person
    advice.test
    word.accepted
    word.ask
    line.our-staff
    word.works
    learner.genuine
    learner.unmet
    learner.expired
    learner.lapsed
    learner.not-yet
    learner.ask-school
    learner.newer-code
    learner.not-as-signed
    learner.not-your-fault
    learner.other-code
    label.id
    label.signed-by
    label.they-write
    label.issued
    label.grade
    label.lapses-after
    label.code-good-until
    label.cycle-short
    label.cycle-first
    label.cycle-second
    label.cycle-third
    note.list-due
    note.status-due
    note.clock
    note.issuer-left
    note.key-retired
    note.unknown
    basis.test
    basis.pinned
    basis.of
    basis.list
    basis.age
    """
}

extension Phrases {
  /// Every language with its name, who reviewed it, and its texts in the order of ``Message``, a line each.
  static let compiled: [(language: String, texts: String)] =
    [
      (
        "bg",
        """
        Български

        {dd}.{mm}.{year}
        яну фев мар апр май юни юли авг сеп окт ное дек
        ГОТОВО
        Сканирайте код
        ЧЕТЕ СЕ ...
        ЗАЕТО
        Моля, изчакайте
        По-ярък екран, на 10 см от четеца
        СПИСЪК ИЗТИЧА
        след {n} дни
        СПИСЪК ИЗТЕКЪЛ
        Обновете го сега
        Тук се иска
        КОДЪТ Е ВЕРЕН
        следва името
        Същото име в документа? / Хартията може да е друга.
        нищо не се чете | нищо не се показва
        Подписът е верен. / Останалото не се чете.
        ВЕРЕН, НО:
        иска се {what} | тук се иска {what}
        Кодът казва {what}. / Решава човек.
        Кодът е верен. / Решава човек.
        липсва резултат | липсва резултат
        без документ | изпит без документ
        твърде стар | по-стар от исканото
        друга държава | от друга държава
        друг издател | от друг издател
        ИЗТЕКЪЛ КОД
        на {date}
        Наученото важи. / Поискайте нов код.
        С ИЗТЕКЪЛ СРОК
        Имаше крайна дата. / Питайте дали е подновен.
        ОЩЕ НЕ ВАЖИ
        от {date}
        Датата е напред. / Сканирайте в този ден.
        ОТТЕГЛЕН
        от издателя
        Няма посочена причина. / Питайте издателя.
        СПРЯН
        Може да се върне. / Питайте издателя.
        ЗАМЕНЕН
        има по-нов код | има по-нов код
        Поискайте по-новия код.
        НЕСЪОТВЕТСТВИЕ
        подпис не важи | подписът не важи
        Сканирайте пак, после питайте издателя.
        НЕ Е В СПИСЪКА
        непроверен | издател непроверен
        Това не е упрек. / Питайте училището.
        НЯМА КЛЮЧ | КЛЮЧЪТ ЛИПСВА
        стар списък? | може би стар списък
        Обновете списъка и сканирайте пак.
        НЕ Е ОБХВАНАТ
        вид извън списък | вид извън списъка
        дата извън ключа
        Подписът е верен. / Питайте кой води списъка.
        Подписът е верен. / Питайте издателя.
        КЛЮЧ ОТМЕНЕН
        Не е заради човека. / Поискайте нов код.
        НАПУСНАЛ
        Не е заради човека. / Питайте кой води списъка.
        НЕ Е ЯСНО
        стар списък | списъкът е стар
        няма списък | тук няма списък
        грешен часовник
        неясен статус | неизвестен статус
        Грешката е наша. / Обадете се: / {contact}
        отговорника
        НЕ СЕ ЧЕТЕ
        непълен код
        Изгладете или осветете и сканирайте пак.
        САМО ЛИНК | САМО УЕБ ЛИНК
        не се проверява | тук не се проверява
        Питайте издателя, не тази страница.
        ЗА ПОРТФЕЙЛ | КОД ЗА ПОРТФЕЙЛ
        За портфейл е. / Поискайте друг.
        НОВ ФОРМАТ
        старо устройство
        НЕПРОВЕРИМ
        непознат подпис
        Това не е упрек. / Питайте издателя.
        ПОЗНАТ ФОРМАТ
        {format}: питайте издателя.
        НЕ Е ЗА НАС
        здравен паспорт
        Нищо не е четено. / Моля, върнете го.
        ДРУГ КОД
        не е сертификат
        Има ли друг код на хартията?
        ТЕСТ КАРТА ОК
        ТЕСТ: ОТТЕГЛЕН
        не е човек | не е истински човек
        Устройството е готово. / Сканирайте истински.
        ПРИЕТО
        МОЛЯ, ПИТАЙТЕ
        нашия екип
        КОДЪТ РАБОТИ | КОДЪТ ВИ РАБОТИ
        Носете го с документ.
        Верен е. / Питайте екипа.
        Поискайте от училището нов код.
        Питайте училището за подновяване.
        Елате пак в този ден.
        Питайте училището, което го е издало.
        Ползвайте по-новия си код.
        Опитайте с оригинала или питайте училището.
        Не е Ваша вина. / Питайте екипа.
        Сканирайте кода от сертификата си.
        ID?
        Подписано от
        те пишат:
        Издадено на
        Оценка
        Важи до
        Кодът важи до
        кратък | кратък цикъл
        1-ви цикъл
        2-ри цикъл
        3-ти цикъл
        Време е за нов списък
        Време е за нов статус
        Часовникът не е сверен
        Издател в списъка до {date}
        Ключ, ползван до {date}
        Части, които не познаваме: {n}
        Основа: вграден тест
        Собствен файл
        от {date}
        от {date} | Списък {date}
        {n} дни, още {m}
        """
      ),
      (
        "cs",
        """
        Čeština

        {day}.{mm}.{year}
        led úno bře dub kvě čvn čvc srp zář říj lis pro
        PŘIPRAVENO
        Naskenujte kód
        ČTU ...
        ZANEPRÁZDNĚNO
        Čekejte prosím
        Jasnější displej, držte 10 cm od čtečky
        SEZNAM KONČÍ
        za {n} dní
        SEZNAM SKONČIL
        Obnovte ho nyní
        Zde žádáme
        KÓD JE PRAVÝ
        následuje jméno
        Stejné jméno na dokladu? / Papír se může lišit.
        nic se nečte | nic se nezobrazuje
        Podpis platí. / Zbytek se nečte.
        PRAVÝ, ALE:
        žádá {what} | zde se žádá {what}
        Kód uvádí {what}. / Rozhodne člověk.
        Kód je pravý. / Rozhodne člověk.
        chybí výsledek | chybí výsledek učení
        bez ověření ID | zkouška bez dokladu
        příliš starý | starší než žádáme
        jiná země | z jiné země
        jiný vydavatel | od jiného vydavatele
        KÓD VYPRŠEL
        dne {date}
        Znalosti platí. / Požádejte o nový kód.
        PROPADL
        Měl konečné datum. / Zeptejte se na obnovu.
        JEŠTĚ NEPLATÍ
        od {date}
        Datum je napřed. / Skenujte ten den.
        STAŽENO
        vydavatelem
        Důvod není uveden. / Zeptejte se vydavatele.
        POZASTAVENO
        Může být obnoveno. / Zeptejte se vydavatele.
        NAHRAZENO
        existuje novější
        Požádejte o novější kód.
        NESOUHLASÍ | NENÍ JAK PODEPSÁN
        podpis neplatí
        Naskenujte znovu, pak se ptejte vydavatele.
        NENÍ V SEZNAMU
        neověřeno | vydavatel neověřen
        Není to výtka. / Zeptejte se školy.
        KLÍČ CHYBÍ
        starý seznam? | seznam možná starý
        Obnovte seznam a naskenujte znovu.
        NEPOKRYTO
        druh není uveden | druh není v seznamu
        datum mimo klíč
        Podpis platí. / Zeptejte se správce seznamu.
        Podpis platí. / Zeptejte se vydavatele.
        KLÍČ ZRUŠEN
        Není to osobou. / Požádejte o nový kód.
        MIMO SEZNAM | VYDAVATEL ODEŠEL
        Není to osobou. / Zeptejte se správce seznamu.
        NELZE URČIT
        seznam je starý | náš seznam je starý
        není seznam | není zde seznam
        špatné hodiny | naše hodiny jdou zle
        stav neznámý
        Chyba je u nás. / Volejte: / {contact}
        správce stanice
        NELZE PŘEČÍST
        kód neúplný
        Uhlaďte nebo přisviťte a naskenujte znovu.
        JEN ODKAZ | JEN WEBOVÝ ODKAZ
        zde neověřujeme
        Zeptejte se vydavatele, ne té stránky.
        KÓD PENĚŽENKY
        Je pro peněženku. / Požádejte o jiný.
        NOVÝ FORMÁT
        stanice je stará
        NELZE OVĚŘIT
        cizí podpis | neznámý typ podpisu
        Není to výtka. / Zeptejte se vydavatele.
        ZNÁMÝ FORMÁT
        {format}: zeptejte se vydavatele.
        NENÍ PRO NÁS
        zdravotní pas
        Nic nebylo čteno. / Prosím vraťte.
        JINÝ KÓD
        bez osvědčení | není v něm osvědčení
        Je na papíře jiný kód?
        TEST KARTA OK | TESTOVACÍ KARTA OK
        TEST STAŽEN
        není to osoba | není skutečná osoba
        Stanice běží. / Naskenujte pravý kód.
        PŘIJATO
        ZEPTEJTE SE
        našeho personálu
        KÓD FUNGUJE | VÁŠ KÓD FUNGUJE
        Vezměte ho s sebou i s dokladem.
        Je pravý. / Zeptejte se personálu.
        Požádejte školu o nový kód.
        Zeptejte se školy na obnovu.
        Přijďte znovu ten den.
        Zeptejte se školy, která ho vydala.
        Použijte svůj novější kód.
        Zkuste originál, nebo se ptejte školy.
        Není to Vaše vina. / Zeptejte se nás.
        Naskenujte kód ze svého osvědčení.
        ID?
        Podepsal
        píší:
        Vydáno
        Známka
        Platí do
        Kód platí do
        krátký c. | krátký cyklus
        1. cyklus
        2. cyklus
        3. cyklus
        Je čas na novější seznam
        Je čas na novější stav
        Naše hodiny nejsou seřízeny
        Vydavatel v seznamu do {date}
        Klíč užíván do {date}
        Části, které neznáme: {n}
        Základ: vestavěný test
        Vlastní soubor
        z {date}
        {date} | Seznam {date}
        {n} d, zbývá {m} d
        """
      ),
      (
        "da",
        """
        Dansk

        {day}. {month} {year}
        jan feb mar apr maj jun jul aug sep okt nov dec
        KLAR
        Scan en kode
        LÆSER ...
        OPTAGET
        Vent venligst
        Lysere skærm, hold 10 cm afstand
        LISTE UDLØBER
        om {n} dage
        LISTE UDLØBET
        Forny den nu
        Vi beder om
        KODEN ER ÆGTE
        navn følger
        Samme navn på ID? / Papiret kan afvige.
        intet vises | der vises intet
        Signaturen holder. / Resten læses ikke.
        ÆGTE, MEN:
        krav {what} | her kræves {what}
        Koden siger {what}. / Et menneske afgør.
        Den er ægte. / Et menneske afgør.
        udbytte mangler | et udbytte mangler
        uden ID-kontrol | prøve uden ID
        ældre end krævet
        andet land | fra et andet land
        anden udsteder | fra en anden
        KODE UDLØBET | KODEN ER UDLØBET
        den {date}
        Læringen gælder. / Bed om en ny kode.
        UDLØBET
        Den havde slutdato. / Spørg om den er fornyet.
        ENDNU IKKE | GÆLDER IKKE ENDNU
        fra {date}
        Datoen er fremme i tiden. / Scan den dag.
        TRUKKET RETUR | TRUKKET TILBAGE
        af udstederen
        Ingen grund gemt. / Spørg udstederen.
        SAT PÅ PAUSE
        Kan ophæves. / Spørg udstederen.
        ERSTATTET
        der er en nyere | der findes en nyere
        Bed om den nyere kode.
        PASSER IKKE | IKKE SOM SIGNERET
        signaturfejl | signaturen fejler
        Scan igen. / Spørg så udstederen.
        EJ PÅ LISTEN | IKKE PÅ LISTEN
        ikke tjekket | udsteder utjekket
        Det er ingen kritik. / Spørg skolen.
        NØGLE MANGLER
        gammel liste?
        Forny listen, og scan igen.
        IKKE DÆKKET
        type ikke med | typen er ikke med
        dato uden nøgle | dato uden for nøglen
        Signaturen holder. / Spørg listens ejer.
        Signaturen holder. / Spørg udstederen.
        NØGLE LUKKET | NØGLE SPÆRRET
        Det er ikke personen. / Bed om en ny kode.
        UDSTEDER UDE | UDSTEDER FORLOD
        Det er ikke personen. / Spørg listens ejer.
        UVIST | KAN IKKE AFGØRES
        for gammel liste
        ingen liste | ingen liste her
        uret går forkert | vores ur går forkert
        status ukendt
        Vores fejl. / Ring: / {contact}
        den ansvarlige
        KAN EJ LÆSES | KAN IKKE LÆSES
        ufuldstændig | ufuldstændig kode
        Glat ud eller giv mere lys, og scan igen.
        KUN WEBLINK
        ikke tjekket her
        Spørg udstederen, ikke den side.
        WALLET-KODE
        Den er til en tegnebog. / Bed om en anden.
        NYT FORMAT
        enhed for gammel
        KAN EJ TJEKKES | KAN IKKE TJEKKES
        ukendt signatur
        Det er ingen kritik. / Spørg udstederen.
        KENDT FORMAT
        {format}: spørg udstederen.
        IKKE TIL OS
        sundhedspas
        Intet er læst. / Giv den venligst tilbage.
        ANDEN KODE
        intet bevis | intet bevis i den
        Er der en anden kode på papiret?
        TESTKORT OK
        TEST: TRUKKET
        ikke en person
        Enheden er klar. / Scan en rigtig kode.
        GODKENDT
        SPØRG GERNE
        personalet
        KODEN VIRKER | DIN KODE VIRKER
        Tag den med sammen med dit ID.
        Den er ægte. / Spørg personalet.
        Bed din skole om en ny kode.
        Spørg skolen, om den kan fornyes.
        Kom igen den dag.
        Spørg skolen, der udstedte den.
        Brug din nyere kode.
        Prøv originalen, eller spørg skolen.
        Ikke din fejl. / Spørg personalet.
        Scan koden på dit bevis.
        ID?
        Signeret af
        de skriver:
        Udstedt
        Karakter
        Gælder til
        Koden gælder til
        kort cyklus
        1. cyklus
        2. cyklus
        3. cyklus
        Det er tid til en nyere liste
        Det er tid til en nyere status
        Vores ur er ikke stillet
        Udsteder på listen til {date}
        Nøglen i brug til {date}
        Dele, vi ikke kender: {n}
        Grundlag: indbygget test
        Egen fil
        fra {date}
        L. {date} | Liste {date}
        {n} d, {m} d igen
        """
      ),
      (
        "de",
        """
        Deutsch

        {day}. {month} {year}
        Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez
        BEREIT
        Code scannen
        LIEST ...
        BESCHÄFTIGT
        Bitte warten
        Bildschirm heller, 10 cm Abstand
        LISTE ENDET
        noch {n} Tage
        LISTE VERALTET
        Jetzt erneuern
        Verlangt wird
        CODE IST ECHT
        Name folgt
        Gleicher Name im Ausweis? / Papier kann abweichen.
        nichts gezeigt | nichts wird gezeigt
        Signatur gilt. / Der Rest wird nicht gelesen.
        ECHT, ABER:
        Soll: {what} | verlangt: {what}
        Im Code steht {what}. / Ein Mensch entscheidet.
        Der Code ist echt. / Ein Mensch entscheidet.
        Ergebnis fehlt | Lernergebnis fehlt
        ohne ID-Prüfung | Prüfung ohne Ausweis
        älter als Soll | älter als verlangt
        anderes Land | aus anderem Land
        andere Stelle | von anderer Stelle
        ABGELAUFEN | CODE ABGELAUFEN
        am {date}
        Das Gelernte gilt. / Neuen Code erbitten.
        FRIST VORBEI
        Galt nur bis dahin. / Verlängert? / Nachfragen.
        NOCH NICHT | GILT NOCH NICHT
        ab {date}
        Vordatiert. / An dem Tag neu scannen.
        ZURÜCKGEZOGEN
        vom Aussteller
        Grund ist nicht gespeichert. / Aussteller fragen.
        AUSGESETZT
        Vielleicht nur auf Zeit. / Aussteller fragen.
        ERSETZT
        neuer Code da | es gibt einen neuen
        Um den neueren Code bitten.
        PASST NICHT | NICHT WIE SIGNIERT
        Signatur falsch | Signatur ist falsch
        Nochmals scannen, dann Aussteller fragen.
        NICHT GELISTET
        nicht geprüft | Stelle nicht geprüft
        Das heißt nichts Schlechtes. / Schule fragen.
        KEY UNBEKANNT | SCHLÜSSEL FEHLT
        Liste veraltet? | Liste evtl. veraltet
        Liste erneuern, dann neu scannen.
        NICHT GEDECKT | NICHT ABGEDECKT
        Art ungelistet | Art nicht gelistet
        Datum unpassend | Datum passt nicht
        Signatur gilt. / Listenbetreiber fragen.
        Signatur gilt. / Aussteller fragen.
        KEY GESPERRT | SCHLÜSSELSPERRE
        Liegt nicht an der Person. / Neuen Code erbitten.
        AUSGESCHIEDEN
        Liegt nicht an der Person. / Liste fragen.
        UNKLAR
        Liste veraltet | Liste ist veraltet
        keine Liste da | hier ist keine Liste
        Uhr geht falsch
        Status unbekannt
        Unser Fehler. / Bitte anrufen: / {contact}
        Gerätebetreuung
        NICHT LESBAR
        unvollständig | Code unvollständig
        Glatt streichen oder heller, neu scannen.
        NUR WEB-LINK
        nicht prüfbar | hier nicht prüfbar
        Aussteller fragen, nicht die Webseite.
        WALLET-ANFRAGE
        Er ist für eine Wallet. / Anderen Code erbitten.
        NEUES FORMAT
        Gerät zu alt | dieses Gerät ist alt
        NICHT PRÜFBAR
        Signatur fremd | unbekannte Signatur
        Das heißt nichts Schlechtes. / Aussteller fragen.
        FORMAT BEKANNT
        {format}: Aussteller fragen.
        NICHT FÜR UNS
        Gesundheitspass
        Nichts wurde gelesen. / Bitte zurückgeben.
        ANDERER CODE
        kein Zertifikat
        Steht noch ein Code auf dem Papier?
        TESTKARTE OK
        TEST: ENTZOGEN
        keine Person | keine echte Person
        Gerät ist bereit. / Echten Code scannen.
        ANGENOMMEN
        BITTE FRAGEN
        unser Personal
        CODE GILT | IHR CODE GILT
        Mit Ausweis mitbringen.
        Ihr Code ist echt. / Fragen Sie uns.
        Bitten Sie Ihre Schule um einen neuen Code.
        Fragen Sie Ihre Schule nach Verlängerung.
        Kommen Sie an dem Tag wieder.
        Fragen Sie Ihre Schule.
        Bitte nehmen Sie Ihren neueren Code.
        Original scannen oder Schule fragen.
        Nicht Ihr Fehler. / Fragen Sie uns.
        Scannen Sie den Code auf Ihrem Zertifikat.
        ID?
        Signiert von
        dort steht:
        Ausgestellt
        Note
        Gilt bis
        Code gilt bis
        Kurzzyklus
        1. Zyklus
        2. Zyklus
        3. Zyklus
        Eine neue Liste ist fällig
        Ein neuer Status ist fällig
        Unsere Uhr ist nicht gestellt
        Stelle gelistet bis {date}
        Schlüssel galt bis {date}
        Diesem Gerät unbekannte Teile: {n}
        Basis: eingebaute Teststelle
        Eigene Datei
        vom {date}
        L. {date} | Liste {date}
        {n} T alt, noch {m} | {n} T alt, noch {m} T
        """
      ),
      (
        "el",
        """
        Ελληνικά

        {day} {month} {year}
        Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ
        ΕΤΟΙΜΟ
        Σαρώστε κωδικό
        ΑΝΑΓΝΩΣΗ ...
        ΑΠΑΣΧΟΛΗΜΕΝΟ
        Περιμένετε λίγο
        Πιο φωτεινή οθόνη, στα 10 εκ.
        Η ΛΙΣΤΑ ΛΗΓΕΙ
        σε {n} ημέρες
        Η ΛΙΣΤΑ ΕΛΗΞΕ
        Ανανεώστε τώρα
        Ζητούμε εδώ
        ΓΝΗΣΙΟΣ | ΓΝΗΣΙΟΣ ΚΩΔΙΚΟΣ
        ακολουθεί όνομα
        Ίδιο όνομα στην ταυτότητα; / Το χαρτί μπορεί να διαφέρει.
        δεν διαβάζεται | τίποτα δεν φαίνεται
        Η υπογραφή ισχύει. / Τα άλλα δεν διαβάζονται.
        ΓΝΗΣΙΟΣ, ΑΛΛΑ
        θέλει {what} | ζητείται {what}
        Ο κωδικός λέει {what}. / Αποφασίζει άνθρωπος.
        Είναι γνήσιος. / Αποφασίζει άνθρωπος.
        λείπει στόχος | λείπει αποτέλεσμα
        χωρίς ταυτότητα | χωρίς έλεγχο ταυτ.
        πολύ παλιό | πιο παλιό απ' όσο
        άλλη χώρα | από άλλη χώρα
        άλλος εκδότης | από άλλον εκδότη
        ΕΛΗΞΕ ΚΩΔΙΚΟΣ | Ο ΚΩΔΙΚΟΣ ΕΛΗΞΕ
        τη {date}
        Η μάθηση ισχύει. / Ζητήστε νέο κωδικό.
        ΕΛΗΞΕ
        Είχε ημερομηνία λήξης. / Ρωτήστε αν ανανεώθηκε.
        ΟΧΙ ΑΚΟΜΗ | ΔΕΝ ΙΣΧΥΕΙ ΑΚΟΜΗ
        από {date}
        Έχει μελλοντική ημερομηνία. / Σαρώστε τότε.
        ΑΠΟΣΥΡΘΗΚΕ
        από τον εκδότη
        Δεν δίνεται λόγος. / Ρωτήστε τον εκδότη.
        ΣΕ ΑΝΑΣΤΟΛΗ
        Μπορεί να αρθεί. / Ρωτήστε τον εκδότη.
        ΑΝΤΙΚΑΤΕΣΤΑΘΗ | ΑΝΤΙΚΑΤΑΣΤΑΘΗΚΕ
        υπάρχει νεότερος
        Ζητήστε τον νεότερο κωδικό.
        ΔΕΝ ΤΑΙΡΙΑΖΕΙ | ΔΕΝ ΣΥΜΦΩΝΕΙ
        άκυρη υπογραφή
        Σαρώστε ξανά, μετά ρωτήστε τον εκδότη.
        ΕΚΤΟΣ ΛΙΣΤΑΣ
        χωρίς έλεγχο | ανέλεγκτος εκδότης
        Δεν σημαίνει λάθος. / Ρωτήστε τη σχολή.
        ΛΕΙΠΕΙ ΚΛΕΙΔΙ | ΛΕΙΠΕΙ ΤΟ ΚΛΕΙΔΙ
        παλιά λίστα; | ίσως παλιά λίστα
        Ανανεώστε τη λίστα και σαρώστε ξανά.
        ΔΕΝ ΚΑΛΥΠΤΕΤΑΙ
        άλλο είδος | είδος εκτός λίστας
        εκτός χρόνου | ημερομηνία εκτός
        Η υπογραφή ισχύει. / Ρωτήστε όποιον τηρεί τη λίστα.
        Η υπογραφή ισχύει. / Ρωτήστε τον εκδότη.
        ΑΚΥΡΟ ΚΛΕΙΔΙ | ΚΛΕΙΔΙ ΑΚΥΡΩΘΗΚΕ
        Δεν φταίει το άτομο. / Ζητήστε νέο κωδικό.
        ΑΠΟΧΩΡΗΣΕ
        Δεν φταίει το άτομο. / Ρωτήστε όποιον τηρεί τη λίστα.
        ΑΓΝΩΣΤΟ
        παλιά λίστα | η λίστα είναι παλιά
        χωρίς λίστα | δεν υπάρχει λίστα
        λάθος ρολόι | λάθος το ρολόι μας
        άγνωστη ισχύς | άγνωστη κατάσταση
        Δικό μας λάθος. / Καλέστε: / {contact}
        υπεύθυνο
        ΔΕΝ ΔΙΑΒΑΖΕΙ | ΔΕΝ ΔΙΑΒΑΖΕΤΑΙ
        ελλιπής κωδικός
        Ισιώστε ή φωτίστε και σαρώστε ξανά.
        ΜΟΝΟ ΔΕΣΜΟΣ | ΜΟΝΟ ΣΥΝΔΕΣΜΟΣ
        δεν ελέγχεται | εδώ δεν ελέγχεται
        Ρωτήστε τον εκδότη, όχι τη σελίδα.
        ΠΟΡΤΟΦΟΛΙ
        Είναι για ψηφιακό πορτοφόλι. / Ζητήστε άλλον.
        ΝΕΑ ΜΟΡΦΗ
        παλιά συσκευή | παλιά η συσκευή μας
        ΔΕΝ ΕΛΕΓΧΕΤΑΙ
        άγνωστος τρόπος | άγνωστη υπογραφή
        Δεν σημαίνει λάθος. / Ρωτήστε τον εκδότη.
        ΓΝΩΣΤΗ ΜΟΡΦΗ
        {format}: ρωτήστε τον εκδότη.
        ΟΧΙ ΓΙΑ ΕΜΑΣ
        βεβαίωση υγείας
        Τίποτα δεν διαβάστηκε. / Επιστρέψτε το.
        ΑΛΛΟΣ ΚΩΔΙΚΟΣ
        όχι βεβαίωση | δεν έχει βεβαίωση
        Υπάρχει άλλος κωδικός στο χαρτί;
        ΚΑΡΤΑ ΔΟΚΙΜΗΣ
        ΔΟΚΙΜΗ: ΟΧΙ | ΔΟΚΙΜΗ: ΑΠΟΣΥΡΣΗ
        όχι πρόσωπο | δεν είναι πρόσωπο
        Η συσκευή είναι έτοιμη. / Σαρώστε πραγματικό.
        ΕΓΙΝΕ ΔΕΚΤΟ
        ΡΩΤΗΣΤΕ
        το προσωπικό μας
        ΙΣΧΥΕΙ | Ο ΚΩΔΙΚΟΣ ΙΣΧΥΕΙ
        Φέρτε τον με την ταυτότητά σας.
        Είναι γνήσιος. / Ρωτήστε το προσωπικό.
        Ζητήστε νέο κωδικό από τη σχολή σας.
        Ρωτήστε τη σχολή πώς ανανεώνεται.
        Ελάτε ξανά εκείνη τη μέρα.
        Ρωτήστε τη σχολή που τον εξέδωσε.
        Χρησιμοποιήστε τον νεότερο κωδικό σας.
        Δοκιμάστε το πρωτότυπο ή ρωτήστε τη σχολή.
        Δεν φταίτε εσείς. / Ρωτήστε το προσωπικό.
        Σαρώστε τον κωδικό της βεβαίωσής σας.
        ID?
        Υπογραφή από
        γράφουν:
        Εκδόθηκε
        Βαθμός
        Ισχύει έως
        Κωδικός έως
        σύντομος
        1ος κύκλος
        2ος κύκλος
        3ος κύκλος
        Χρειάζεται νεότερη λίστα
        Χρειάζεται νεότερη κατάσταση
        Το ρολόι μας δεν είναι ρυθμισμένο
        Εκδότης στη λίστα έως {date}
        Κλειδί σε χρήση έως {date}
        Μέρη άγνωστα σε εμάς: {n}
        Βάση: δοκιμαστικός εκδότης
        Δικό μας αρχείο
        της {date}
        {date} | Λίστα {date}
        {n} ημ., ακόμη {m}
        """
      ),
      (
        "en",
        """
        English

        {day} {month} {year}
        Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
        READY
        Scan a code
        READING ...
        BUSY
        Please wait
        Screen brighter, / hold 10 cm away
        LIST ENDS
        in {n} d: refresh
        LIST HAS ENDED
        Refresh it now
        This desk asks
        GENUINE CODE
        name follows
        Same name on ID? / Paper may differ | Same name on the ID? / The paper may differ
        nothing read out | nothing is read out
        Signature holds. / Rest is not read | The signature holds. / The rest is not read
        GENUINE, BUT:
        we ask {what} | we ask for {what}
        Code says {what}. / A human decides. | This one says {what}. / A person decides.
        It is genuine. / A human decides. | It is genuine. / A person decides.
        outcome missing | outcome is missing
        exam ID missing | exam with ID missing
        older than asked
        other country | from another country
        other issuer | from another issuer
        CODE EXPIRED
        on {date}
        Learning stands. / Ask for new code | The learning stands. / Ask for a new code.
        LAPSED
        Had an end date. / Ask if renewed. | It had an end date. / Ask if it is renewed
        NOT YET VALID
        from {date}
        Dated ahead. / Scan it that day | It is dated ahead. / Scan it on that day.
        WITHDRAWN
        by its issuer
        Reason not given / Ask the issuer. | No reason is stored. / Ask the issuer.
        ON HOLD
        May be lifted. / Ask the issuer. | It may be lifted. / Ask the issuer.
        REPLACED
        newer one exists | a newer one exists
        Ask learner for / the newer code. | Ask the learner for / the newer code.
        NOT AS SIGNED
        signature fails
        Scan once more. / Then ask issuer. | Scan it once more. / Then ask the issuer.
        NOT ON LIST | NOT ON OUR LIST
        issuer unchecked | issuer not checked
        No fault implied / Ask school/list. | No fault implied. / Ask school or list.
        KEY NOT LISTED
        list may be old | our list may be old
        Refresh list, / then scan again. | Refresh the list, / then scan again.
        NOT COVERED
        kind not listed | listed for other use
        date outside key | date outside the key
        Signature holds. / Ask list keeper. | The signature holds. / Ask the list keeper.
        Signature holds. / Ask the issuer. | The signature holds. / Ask the issuer.
        KEY CANCELLED
        Not the learner. / Ask for new code | Not the learner: ask / for a new code.
        ISSUER LEFT | ISSUER LEFT LIST
        Not the learner. / Ask list keeper. | Not the learner. / Ask the list keeper.
        CANNOT TELL
        our list too old | our list is too old
        no issuer list | no issuer list here
        our clock wrong | our clock is wrong
        status not known
        Our fault. Call: / {contact} | Our fault, not yours / Call {contact}
        desk's keeper
        CANNOT READ
        code incomplete
        Flatten or light / up, scan again. | Flatten it, or light / up phone; scan again
        WEB LINK ONLY
        not checked here
        Ask the issuer, / not that link. | Ask the issuer, not / the page it opens.
        WALLET REQUEST
        A wallet's code. / Ask for another. | It is for a wallet. / Ask for another one.
        NEWER FORMAT
        update this desk | this desk is too old
        NOT CHECKABLE
        unknown signing | unknown way to sign
        No fault implied / Ask the issuer. | No fault implied. / Ask the issuer.
        KNOWN FORMAT
        {format}: / ask the issuer.
        NOT FOR US | NOT FOR THIS DESK
        health pass
        Nothing was read / Give it back. | Nothing was read. / Please give it back.
        OTHER CODE
        no certificate | no certificate in it
        Try other codes / on the paper. | Is there another one / on the paper?
        TEST CARD OK
        TEST WITHDRAWN
        not a person | not a real person
        Desk is ready. / Scan a real code | The desk is ready. / Scan a real code.
        ACCEPTED
        PLEASE ASK
        our staff
        CODE WORKS | YOUR CODE WORKS
        Bring it along / with your ID. | Bring this code / and your ID.
        It is genuine. / Ask our staff.
        Ask your school / for a new code.
        Ask your school / to renew it. | Ask your school how / to renew it.
        Come again / on that day.
        Ask the school / that issued it.
        Please use your / newer code.
        Try the original / or ask school. | Try the original, or / ask your school.
        Not your fault. / Ask our staff.
        Scan the code on / your certificate | Scan the code that is / on your certificate.
        ID?
        Signed by
        they write:
        Issued
        Grade
        Lapses after
        Code good until
        short cycle
        1st cycle | first cycle
        2nd cycle | second cycle
        3rd cycle | third cycle
        A newer list / is due
        A newer status / is due
        Our clock / is not set
        Issuer left list / on {date}
        Key in use until / {date}
        Parts unknown / to this desk: {n}
        Basis: built-in / test issuer
        Own trust file
        of {date}
        List {date} | List of {date}
        {n}d old, {m}d left | {n} days old, {m} left
        """
      ),
      (
        "es",
        """
        Español

        {day} {month} {year}
        ene feb mar abr may jun jul ago sep oct nov dic
        LISTO
        Escanee código | Escanee un código
        LEYENDO ...
        OCUPADO
        Espere, gracias
        Más brillo, a 10 cm de distancia
        LISTA CADUCA
        en {n} días
        LISTA CADUCADA
        Renuévela ahora
        Aquí se pide
        CÓDIGO VÁLIDO | CÓDIGO AUTÉNTICO
        sigue el nombre
        ¿Mismo nombre en el documento? / El papel puede variar.
        no se lee nada | no se muestra nada
        La firma es correcta. / El resto no se lee.
        AUTÉNTICO PERO | AUTÉNTICO, PERO
        pide {what} | se pide {what}
        El código dice {what}. / Decide una persona.
        Es auténtico. / Decide una persona.
        falta resultado | falta un resultado
        sin ver ID | sin ver identidad
        más viejo de eso | más antiguo que eso
        otro país | de otro país
        otro emisor | de otro emisor
        CÓDIGO CADUCO | CÓDIGO CADUCADO
        el {date}
        Lo aprendido vale. / Pida un código nuevo.
        VENCIDO
        Tenía fecha final. / Pregunte si se renovó.
        AÚN NO VALE
        del {date} | desde {date}
        Fecha adelantada. / Escanéelo ese día.
        RETIRADO
        por su emisor
        No consta motivo. / Pregunte al emisor.
        SUSPENDIDO
        Puede levantarse. / Pregunte al emisor.
        SUSTITUIDO
        hay uno nuevo | hay uno más nuevo
        Pida el código más nuevo.
        NO COINCIDE | NO COMO SE FIRMÓ
        firma no válida
        Escanee otra vez y pregunte al emisor.
        NO EN LISTA | NO EN LA LISTA
        sin comprobar | emisor sin comprobar
        No implica falta. / Pregunte a la escuela.
        CLAVE NO LISTA | CLAVE NO EN LISTA
        ¿lista antigua? | ¿lista ya antigua?
        Renueve la lista y escanee otra vez.
        NO CUBIERTO
        tipo no listado | tipo no en la lista
        fecha sin clave | fecha fuera de clave
        La firma vale. / Pregunte a quien lleva la lista.
        La firma vale. / Pregunte al emisor.
        CLAVE ANULADA
        No es por el alumno. / Pida un código nuevo.
        EMISOR SALIÓ | EMISOR FUERA
        No es por el alumno. / Pregunte a la lista.
        NO SE SABE
        lista antigua | lista muy antigua
        no hay lista | no hay lista aquí
        reloj mal puesto | nuestro reloj falla
        estado no sabido | estado desconocido
        Es fallo nuestro. / Llame a: / {contact}
        el encargado
        NO SE LEE
        incompleto | código incompleto
        Alise o ilumine, y escanee otra vez.
        SOLO ENLACE | SOLO ENLACE WEB
        no se comprueba | aquí no se comprueba
        Pregunte al emisor, no a esa página.
        CÓDIGO CARTERA | CÓDIGO DE CARTERA
        Es para una cartera digital. / Pida otro.
        FORMATO NUEVO
        equipo antiguo | este equipo es viejo
        NO COMPROBABLE
        firma extraña | firma desconocida
        No implica falta. / Pregunte al emisor.
        FORMATO AJENO | FORMATO CONOCIDO
        {format}: pregunte al emisor.
        NO ES DE AQUÍ
        pase sanitario
        No se leyó nada. / Devuélvalo, por favor.
        OTRO CÓDIGO
        sin certificado | no hay certificado
        ¿Hay otro código en el papel?
        TARJETA PRUEBA | TARJETA DE PRUEBA
        PRUEBA RETIR. | PRUEBA: RETIRADA
        no es persona | no es una persona
        El equipo va bien. / Escanee uno real.
        ACEPTADO
        CONSULTE
        a nuestro equipo
        CÓDIGO VALE | SU CÓDIGO FUNCIONA
        Tráigalo con su documento.
        Es auténtico. / Pregúntenos.
        Pida un código nuevo a su escuela.
        Pregunte a su escuela cómo renovarlo.
        Vuelva ese día.
        Pregunte a la escuela que lo emitió.
        Use su código más nuevo.
        Pruebe el original o pregunte a su escuela.
        No es culpa suya. / Pregúntenos.
        Escanee el código de su certificado.
        ID?
        Firmado por
        ellos escriben:
        Expedido
        Nota
        Válido hasta
        Código hasta
        ciclo corto
        1.er ciclo
        2.º ciclo
        3.er ciclo
        Toca una lista nueva
        Toca un estado nuevo
        Nuestro reloj no está en hora
        Emisor en lista hasta {date}
        Clave en uso hasta {date}
        Partes que este equipo no conoce: {n}
        Base: emisor de prueba interno
        Archivo propio
        del {date}
        L. {date} | Lista {date}
        {n} d, faltan {m} d
        """
      ),
      (
        "et",
        """
        Eesti

        {day}.{mm}.{year}
        jaan veeb mär apr mai juuni juuli aug sep okt nov dets
        VALMIS
        Skanni kood
        LOEN ...
        HÕIVATUD
        Palun oodake
        Eredam ekraan, hoidke 10 cm kaugusel
        NIMEKIRI LÕPEB
        {n} päeva pärast
        NIMEKIRI VANA | NIMEKIRI AEGUNUD
        Uuendage kohe
        Siin nõutakse
        KOOD ON EHTNE
        nimi järgneb
        Sama nimi dokumendil? / Paber võib erineda.
        midagi ei näita | midagi ei näidata
        Allkiri kehtib. / Ülejäänut ei loeta.
        EHTNE, KUID:
        nõue {what}
        Koodis on {what}. / Otsustab inimene.
        Kood on ehtne. / Otsustab inimene.
        tulemus puudub | õpitulemus puudub
        ID kontrollita | eksam ID kontrollita
        vanem kui nõue | nõutust vanem
        teine riik | teisest riigist
        teine väljaandja | teiselt väljaandjalt
        KOOD AEGUS | KOOD ON AEGUNUD
        {date}
        Õpitu kehtib. / Paluge uus kood.
        AEGUNUD
        Sel oli lõppkuupäev. / Küsige, kas pikendati.
        VEEL EI KEHTI
        al {date} | alates {date}
        Kuupäev on ees. / Skannige sel päeval.
        TAGASI VÕETUD
        väljaandja poolt
        Põhjust ei ole. / Küsige väljaandjalt.
        PEATATUD
        Võib taastuda. / Küsige väljaandjalt.
        ASENDATUD
        uuem on olemas | on olemas uuem
        Paluge uuem kood.
        EI KLAPI | EI OLE KUI ALLKIRI
        allkiri ei kehti
        Skannige uuesti, siis küsige väljaandjalt.
        POLE KIRJAS | POLE NIMEKIRJAS
        kontrollimata | väljaandja teadmata
        See pole etteheide. / Küsige koolilt.
        VÕTI PUUDUB
        vana nimekiri? | nimekiri ehk vana
        Uuendage nimekiri ja skannige uuesti.
        EI OLE KAETUD
        liik puudub | liik pole nimekirjas
        kuupäev ei sobi | kuupäev väljas
        Allkiri kehtib. / Küsige nimekirja pidajalt.
        Allkiri kehtib. / Küsige väljaandjalt.
        VÕTI SULETUD | VÕTI TÜHISTATUD
        Asi pole inimeses. / Paluge uus kood.
        LAHKUS | LAHKUS NIMEKIRJAST
        Asi pole inimeses. / Küsige nimekirja pidajalt.
        EI SAA ÖELDA
        nimekiri vana | nimekiri liiga vana
        nimekiri puudub
        kell on vale | meie kell on vale
        olek teadmata
        Meie viga. / Helistage: / {contact}
        hooldaja
        EI LOE | EI OLE LOETAV
        kood poolik | kood on poolik
        Siluge või lisage valgust, skannige uuesti.
        AINULT LINK | AINULT VEEBILINK
        kontrollimata | siin ei kontrollita
        Küsige väljaandjalt, mitte sellelt lehelt.
        RAHAKOTI KOOD
        See on rahakotile. / Paluge teine kood.
        UUS VORMING
        seade on vana | see seade on vana
        EI KONTROLLITA
        võõras allkiri | tundmatu allkiri
        See pole etteheide. / Küsige väljaandjalt.
        TUNTUD VORMING
        {format}: küsige väljaandjalt.
        EI OLE MEILE
        tervisetõend
        Midagi ei loetud. / Andke palun tagasi.
        MUU KOOD
        pole tunnistus | tunnistust pole sees
        Kas paberil on veel üks kood?
        TESTKAART OK
        TEST: VÕETUD
        pole inimene | pole päris inimene
        Seade on valmis. / Skannige päris kood.
        VASTU VÕETUD
        KÜSIGE PALUN
        meie töötajalt
        KOOD TÖÖTAB | TEIE KOOD TÖÖTAB
        Võtke see ja dokument kaasa.
        Kood on ehtne. / Küsige töötajalt.
        Paluge koolilt uus kood.
        Küsige koolilt, kuidas pikendada.
        Tulge sel päeval tagasi.
        Küsige koolilt, kes selle andis.
        Kasutage oma uuemat koodi.
        Proovige originaali või küsige koolilt.
        Pole teie süü. / Küsige töötajalt.
        Skannige kood oma tunnistuselt.
        ID?
        Allkirjastas
        nad kirjutavad:
        Välja antud
        Hinne
        Kehtib kuni
        Kood kehtib kuni
        lühitsükkel
        1. tsükkel
        2. tsükkel
        3. tsükkel
        Vaja on uuemat nimekirja
        Vaja on uuemat olekut
        Meie kell ei ole õige
        Väljaandja nimekirjas kuni {date}
        Võti kasutusel kuni {date}
        Meile tundmatuid osi: {n}
        Alus: oma testväljaandja
        Oma fail
        {date}
        {date} | Kiri {date}
        {n} p, veel {m} p
        """
      ),
      (
        "fi",
        """
        Suomi

        {day}.{mm}.{year}
        tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
        VALMIS
        Skannaa koodi
        LUETAAN ...
        VARATTU
        Odota hetki
        Kirkkaampi näyttö, 10 cm päähän
        LISTA VANHENEE
        {n} pv:n päästä
        LISTA VANHENI
        Uusi se nyt
        Täällä vaaditaan
        KOODI ON AITO
        nimi seuraa
        Sama nimi kuin ID:ssä? / Paperi voi poiketa.
        ei näytetä | mitään ei näytetä
        Allekirjoitus pätee. / Muuta ei lueta.
        AITO, MUTTA:
        vaatii {what} | vaaditaan {what}
        Koodissa on {what}. / Ihminen päättää.
        Koodi on aito. / Ihminen päättää.
        osaaminen poissa | osaaminen puuttuu
        koe ilman ID:tä | koe ilman ID:tä
        liian vanha | vaadittua vanhempi
        toinen maa | toisesta maasta
        eri myöntäjä | eri myöntäjältä
        KOODI VANHENI
        {date}
        Osaaminen on voimassa. / Pyydä uusi koodi.
        RAUENNUT
        Sillä oli loppupäivä. / Kysy, onko se uusittu.
        EI VIELÄ | EI VIELÄ VOIMASSA
        alkaa {date}
        Päivä on edessä. / Skannaa silloin.
        PERUTTU
        myöntäjä perui
        Syytä ei ole tallessa. / Kysy myöntäjältä.
        KESKEYTETTY
        Voi palautua. / Kysy myöntäjältä.
        KORVATTU
        on uudempi koodi | uudempi on olemassa
        Pyydä uudempi koodi.
        EI TÄSMÄÄ | EI KUTEN ALLEKIRJ.
        väärä allekirj. | väärä allekirjoitus
        Skannaa uudelleen, kysy sitten myöntäjältä.
        EI LISTALLA
        ei tarkistettu | myöntäjä tuntematon
        Ei tarkoita vikaa. / Kysy koulusta.
        AVAIN PUUTTUU
        vanha lista? | lista voi olla vanha
        Uusi lista ja skannaa uudelleen.
        EI KATTAVUUTTA | EI KUULU LISTAAN
        laji puuttuu | laji ei ole listalla
        päivä ei käy | päivä ei avaimessa
        Allekirjoitus pätee. / Kysy listan pitäjältä.
        Allekirjoitus pätee. / Kysy myöntäjältä.
        AVAIN ESTETTY
        Vika ei ole henkilössä. / Pyydä uusi koodi.
        POIS LISTALTA
        Vika ei ole henkilössä. / Kysy listan pitäjältä.
        EI SELVIÄ
        lista on vanha | listamme on vanha
        ei listaa | ei listaa täällä
        kello on väärä | kellomme on väärässä
        tila ei tiedossa
        Vika on meissä. / Soita: / {contact}
        ylläpitäjä
        EI LUETTAVISSA
        koodi vajaa | koodi on vajaa
        Suorista tai lisää valoa, skannaa uudelleen.
        PELKKÄ LINKKI | PELKKÄ WEB-LINKKI
        ei tutkita tässä
        Kysy myöntäjältä, älä siltä sivulta.
        LOMPAKKOKOODI
        Se on lompakolle. / Pyydä toinen koodi.
        UUSI MUOTO
        laite on vanha | tämä laite on vanha
        EI TUTKITA | EI TUTKITTAVISSA
        outo allekirj. | outo allekirjoitus
        Ei tarkoita vikaa. / Kysy myöntäjältä.
        TUNNETTU MUOTO
        {format}: kysy myöntäjältä.
        EI MEILLE
        terveyspassi
        Mitään ei luettu. / Anna se takaisin.
        MUU KOODI
        ei todistusta | ei todistusta siinä
        Onko paperissa toinen koodi?
        TESTIKORTTI OK
        TESTI PERUTTU
        ei henkilö | ei oikea henkilö
        Laite on valmis. / Skannaa oikea koodi.
        HYVÄKSYTTY
        KYSY
        henkilökunnalta
        KOODI TOIMII | KOODISI TOIMII
        Ota se ja ID mukaan.
        Se on aito. / Kysy henkilökunnalta.
        Pyydä koulusta uusi koodi.
        Kysy koulusta, miten se uusitaan.
        Tule sinä päivänä uudelleen.
        Kysy koulusta, joka sen myönsi.
        Käytä uudempaa koodiasi.
        Kokeile alkuperäistä tai kysy koulusta.
        Ei sinun vikasi. / Kysy henkilökunnalta.
        Skannaa todistuksesi koodi.
        ID?
        Allekirjoittaja
        he kirjoittavat:
        Myönnetty
        Arvosana
        Voimassa asti
        Koodi voimassa
        lyhyt sykli
        1. sykli
        2. sykli
        3. sykli
        Uudempi lista olisi tarpeen
        Uudempi tilatieto olisi tarpeen
        Kelloamme ei ole asetettu
        Myöntäjä listalla asti {date}
        Avain käytössä asti {date}
        Osia, joita emme tunne: {n}
        Perusta: oma testimyöntäjä
        Oma tiedosto
        {date}
        Lista {date}
        {n} pv, vielä {m}
        """
      ),
      (
        "fr",
        """
        Français

        {day} {month} {year}
        janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
        PRÊT
        Scannez un code
        LECTURE ...
        OCCUPÉ
        Patientez SVP
        Écran plus clair, tenir à 10 cm
        LISTE EXPIRE
        dans {n} jours
        LISTE EXPIRÉE
        À renouveler
        Nous demandons
        AUTHENTIQUE | CODE AUTHENTIQUE
        le nom suit
        Même nom sur la pièce ? / Le papier peut varier.
        rien n'est lu | rien n'est affiché
        La signature est bonne. / Le reste n'est pas lu.
        AUTHENT., MAIS | AUTHENTIQUE, MAIS
        voulu {what} | demandé : {what}
        Ce code dit {what}. / Une personne décide.
        Il est authentique. / Une personne décide.
        acquis manquant | un acquis manque
        examen sans ID | pas d'identité vue
        trop ancien | plus vieux que voulu
        autre pays | d'un autre pays
        autre émetteur | d'un autre émetteur
        CODE EXPIRÉ
        le {date}
        L'acquis demeure. / Demander un nouveau code.
        ÉCHU
        Il avait une date de fin. / Est-il renouvelé ?
        PAS ENCORE | PAS ENCORE VALABLE
        le {date} | dès le {date}
        Daté d'avance. / Scannez-le ce jour-là.
        RETIRÉ
        par l'émetteur
        Motif non indiqué. / Demander à l'émetteur.
        SUSPENDU
        Peut être levé. / Demander à l'émetteur.
        REMPLACÉ
        un plus récent | il en est un nouveau
        Demander le code plus récent.
        NON CONFORME | PAS TEL QUE SIGNÉ
        signature fausse
        Scannez encore, puis demandez à l'émetteur.
        HORS LISTE | PAS SUR LA LISTE
        non vérifié | émetteur non vérifié
        Aucun reproche. / Demander à l'école.
        CLÉ INCONNUE | CLÉ PAS SUR LISTE
        liste ancienne ?
        Renouveler la liste, puis scanner encore.
        NON COUVERT
        type non listé
        date hors clé | date hors de la clé
        Signature bonne. / Demander au gérant de la liste.
        Signature bonne. / Demander à l'émetteur.
        CLÉ ANNULÉE
        L'apprenant n'y est pour rien. / Demander un nouveau code.
        ÉMETTEUR SORTI | SORTI DE LA LISTE
        L'apprenant n'y est pour rien. / Demander à la liste.
        INDÉCIS
        liste trop âgée | liste trop ancienne
        pas de liste | pas de liste ici
        horloge fausse | notre horloge fausse
        statut inconnu
        C'est de notre fait. / Appelez : / {contact}
        le responsable
        ILLISIBLE
        code incomplet
        Aplatir ou éclairer, puis scanner.
        LIEN WEB SEUL
        non vérifié ici
        Demander à l'émetteur, pas à la page.
        CODE WALLET
        Il est pour un portefeuille. / En demander un autre.
        FORMAT RÉCENT
        poste ancien | ce poste est ancien
        INVÉRIFIABLE
        signature autre | signature inconnue
        Aucun reproche. / Demander à l'émetteur.
        FORMAT CONNU
        {format} : demander à l'émetteur.
        PAS POUR NOUS
        pass sanitaire
        Rien n'a été lu. / Merci de le rendre.
        AUTRE CODE
        sans certificat | pas un certificat
        Y en a-t-il un autre sur le papier ?
        CARTE TEST OK
        TEST : RETIRÉ
        personne fictive
        Le poste est prêt. / Scannez un vrai code.
        ACCEPTÉ
        ADRESSEZ-VOUS
        au personnel | à notre personnel
        CODE VALABLE | VOTRE CODE MARCHE
        Apportez-le avec votre pièce d'identité.
        Il est authentique. / Demandez-nous.
        Demandez un nouveau code à votre école.
        Demandez à l'école comment renouveler.
        Revenez ce jour-là.
        Demandez à l'école qui l'a délivré.
        Utilisez votre code plus récent.
        Essayez l'original, ou demandez à l'école.
        Pas de votre fait. / Demandez-nous.
        Scannez le code de votre certificat.
        ID?
        Signé par
        ils écrivent :
        Délivré le
        Note
        Valable jusqu'au
        Code jusqu'au
        cycle court
        1er cycle
        2e cycle
        3e cycle
        Une nouvelle liste est due
        Un nouveau statut est dû
        Notre horloge n'est pas réglée
        Émetteur listé jusqu'au {date}
        Clé utilisée jusqu'au {date}
        Éléments inconnus de ce poste : {n}
        Base : émetteur de test intégré
        Fichier du site
        du {date}
        L. {date} | Liste {date}
        {n} j, reste {m} j
        """
      ),
      (
        "ga",
        """
        Gaeilge

        {day} {month} {year}
        Ean Feabh Márta Aib Beal Meith Iúil Lún MFómh DFómh Samh Noll
        RÉIDH
        Scan cód
        Á LÉAMH ...
        GNÓTHACH
        Fan nóiméad
        Scáileán níos gile, 10 cm uaidh
        LIOSTA AG ÉAG
        i gceann {n} lá
        LIOSTA AS DÁTA
        Nuaigh anois é
        Iarrtar anseo
        CÓD FÍOR
        leanann ainm
        An t-ainm céanna ar an ID? / D'fhéadfadh an páipéar difriú.
        gan léamh | níl aon rud léite
        Tá an síniú ceart. / Ní léitear an chuid eile.
        FÍOR, ACH:
        iarr {what} | iarrtar {what}
        Deir an cód {what}. / Duine a chinneann.
        Tá an cód fíor. / Duine a chinneann.
        toradh ar iarr. | toradh in easnamh
        scrúdú gan ID
        ró-shean | níos sine ná iarrtar
        tír eile | ó thír eile
        eisitheoir eile | ó eisitheoir eile
        CÓD AS FEIDHM
        ar {date}
        Seasann an fhoghlaim. / Iarr cód nua.
        AS FEIDHM
        Bhí dáta deiridh leis. / Fiafraigh ar nuadh é.
        NÍL FÓS BAILÍ | FÓS GAN FEIDHM
        ó {date}
        Dáta amach anseo. / Scan an lá sin é.
        TARRAINGTHE
        ag an eisitheoir
        Níl cúis luaite. / Fiafraigh den eisitheoir.
        AR FIONRAÍ
        D'fhéadfadh sé filleadh. / Fiafraigh den eisitheoir.
        ATHRAITHE
        tá ceann nua ann
        Iarr an cód is nuaí.
        SÍNIÚ EILE | NÍ MAR A SÍNÍODH
        síniú mícheart
        Scan arís, ansin fiafraigh den eisitheoir.
        NACH AR LIOSTA | NÍL AR AN LIOSTA
        gan seiceáil | eisitheoir gan seic
        Ní locht é. / Fiafraigh den scoil.
        GAN EOCHAIR
        seanliosta? | seanliosta b'fhéidir
        Nuaigh an liosta agus scan arís.
        NÍL CLÚDACH
        cineál eile | cineál gan liostú
        dáta lasmuigh
        Síniú ceart. / Fiafraigh de lucht an liosta.
        Tá an síniú ceart. / Fiafraigh den eisitheoir.
        EOCHAIR CURTHA | EOCHAIR CEALAITHE
        Ní hé an duine é. / Iarr cód nua.
        D'FHÁG LIOSTA | D'FHÁG AN LIOSTA
        Ní hé an duine é. / Fiafraigh de lucht an liosta.
        NÍL A FHIOS
        liosta róshean | tá an liosta róshean
        gan liosta | níl liosta anseo
        clog mícheart | tá ár gclog mícheart
        stádas gan fhios
        Ár locht féin. / Glaoigh ar: / {contact}
        an coimeádaí
        DOLÉITE | NÍ FÉIDIR LÉAMH
        cód neamhiomlán
        Réitigh é nó tuilleadh solais, scan arís.
        NASC GRÉASÁIN
        gan seic anseo
        Fiafraigh den eisitheoir, ní den leathanach.
        CÓD SPARÁIN
        Do sparán é. / Iarr ceann eile.
        FORMÁID NUA
        gléas róshean | tá an gléas róshean
        DOSHEICEÁILTE
        síniú anaithnid
        Ní locht é. / Fiafraigh den eisitheoir.
        FORMÁID AITHNE | FORMÁID AITHEANTA
        {format}: fiafraigh den eisitheoir.
        NÍ DÚINNE É
        pas sláinte
        Níor léadh aon rud. / Tabhair ar ais é.
        CÓD EILE
        gan teastas | níl teastas ann
        An bhfuil cód eile ar an bpáipéar?
        CÁRTA TÁSTÁLA
        TÁSTÁIL: SIAR
        ní duine é | ní fíordhuine é
        Tá an gléas réidh. / Scan fíorchód.
        GLACTHA
        FIAFRAIGH
        dár bhfoireann
        OIBRÍONN CÓD | OIBRÍONN DO CHÓD
        Tabhair leat é agus d'ID.
        Tá sé fíor. / Fiafraigh dár bhfoireann.
        Iarr cód nua ar do scoil.
        Fiafraigh den scoil faoina athnuachan.
        Tar ar ais an lá sin.
        Fiafraigh den scoil a d'eisigh é.
        Úsáid do chód is nuaí.
        Bain triail as an mbunchóip, nó an scoil.
        Ní tusa is cúis. / Fiafraigh dínn.
        Scan an cód ar do theastas.
        ID?
        Sínithe ag
        scríobhann siad:
        Eisithe
        Grád
        Bailí go
        Cód bailí go
        gearr | ciogal gearr
        ciogal 1
        ciogal 2
        ciogal 3
        Tá liosta nua de dhíth
        Tá stádas nua de dhíth
        Níl ár gclog socraithe
        Eisitheoir ar liosta go {date}
        Eochair in úsáid go {date}
        Codanna anaithnide: {n}
        Bunús: eisitheoir tástála ionsuite
        Ár gcomhad féin
        ó {date}
        {date} | Liosta {date}
        {n} lá, {m} fágtha
        """
      ),
      (
        "hr",
        """
        Hrvatski

        {day}.{mm}.{year}.
        sij velj ožu tra svi lip srp kol ruj lis stu pro
        SPREMNO
        Skenirajte kod
        ČITAM ...
        ZAUZETO
        Pričekajte malo
        Svjetliji zaslon, držite na 10 cm
        POPIS ISTJEČE
        za {n} dana
        POPIS ISTEKAO
        Obnovite ga sada
        Ovdje tražimo
        KOD JE PRAVI
        slijedi ime
        Isto ime na ispravi? / Papir se može razlikovati.
        ništa se ne čita | ništa se ne pokazuje
        Potpis vrijedi. / Ostalo se ne čita.
        PRAVI, ALI:
        traži {what} | ovdje treba {what}
        U kodu piše {what}. / Odlučuje čovjek.
        Kod je pravi. / Odlučuje čovjek.
        nedostaje ishod | nedostaje ishod
        bez isprave | ispit bez isprave
        prestaro | starije od traženog
        druga država | iz druge države
        drugi izdavatelj
        KOD JE ISTEKAO
        dana {date}
        Naučeno vrijedi. / Zatražite novi kod.
        ISTEKLO
        Imalo je rok. / Pitajte je li obnovljeno.
        JOŠ NE VRIJEDI
        od {date}
        Datum je unaprijed. / Skenirajte taj dan.
        POVUČENO
        od izdavatelja
        Razlog nije naveden. / Pitajte izdavatelja.
        OBUSTAVLJENO
        Može se vratiti. / Pitajte izdavatelja.
        ZAMIJENJENO
        postoji noviji
        Zatražite noviji kod.
        NE SLAŽE SE | NIJE KAO POTPISANO
        potpis ne valja | potpis ne vrijedi
        Skenirajte opet, zatim pitajte izdavatelja.
        NIJE NA POPISU
        neprovjereno | izdavatelj nepoznat
        To nije prigovor. / Pitajte školu.
        NEMA KLJUČA
        stari popis? | popis je možda star
        Obnovite popis i skenirajte opet.
        NIJE POKRIVENO
        vrsta izvan | vrsta nije na popisu
        datum izvan | datum izvan ključa
        Potpis vrijedi. / Pitajte voditelja popisa.
        Potpis vrijedi. / Pitajte izdavatelja.
        KLJUČ OPOZVAN
        Nije do osobe. / Zatražite novi kod.
        VIŠE NIJE TU | IZDAVATELJ OTIŠAO
        Nije do osobe. / Pitajte voditelja popisa.
        NE ZNA SE
        popis je star | naš popis je star
        nema popisa | ovdje nema popisa
        sat je pogrešan | naš sat je pogrešan
        status nepoznat
        Greška je naša. / Nazovite: / {contact}
        voditelja
        NEČITLJIVO
        kod nepotpun
        Izravnajte ili osvijetlite, pa opet.
        SAMO POVEZNICA
        ne provjerava se
        Pitajte izdavatelja, ne tu stranicu.
        KOD NOVČANIKA
        Za digitalni novčanik je. / Zatražite drugi.
        NOVI FORMAT
        uređaj je star | ovaj uređaj je star
        NEPROVJERIVO
        nepoznat potpis
        To nije prigovor. / Pitajte izdavatelja.
        POZNAT FORMAT
        {format}: pitajte izdavatelja.
        NIJE ZA NAS
        zdravstveni pas
        Ništa nije pročitano. / Vratite, molim.
        DRUGI KOD
        nema svjedodžbe
        Ima li drugi kod na papiru?
        TEST KARTICA
        TEST POVUČEN
        nije osoba | nije stvarna osoba
        Uređaj je spreman. / Skenirajte pravi kod.
        PRIHVAĆENO
        PITAJTE
        naše osoblje
        KOD VRIJEDI | VAŠ KOD VRIJEDI
        Ponesite ga s ispravom.
        Pravi je. / Pitajte osoblje.
        Zatražite od škole novi kod.
        Pitajte školu kako ga obnoviti.
        Dođite ponovno taj dan.
        Pitajte školu koja ga je izdala.
        Koristite svoj noviji kod.
        Probajte izvornik ili pitajte školu.
        Niste Vi krivi. / Pitajte osoblje.
        Skenirajte kod sa svoje svjedodžbe.
        ID?
        Potpisao
        oni pišu:
        Izdano
        Ocjena
        Vrijedi do
        Kod vrijedi do
        kratki | kratki ciklus
        1. ciklus
        2. ciklus
        3. ciklus
        Vrijeme je za noviji popis
        Vrijeme je za noviji status
        Naš sat nije namješten
        Izdavatelj na popisu do {date}
        Ključ u uporabi do {date}
        Dijelovi koje ne znamo: {n}
        Osnova: ugrađeni test
        Naša datoteka
        od {date}
        {date} | Popis {date}
        {n} d, još {m} d
        """
      ),
      (
        "hu",
        """
        Magyar

        {year}. {month} {day}.
        jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.
        KÉSZ
        Olvasson kódot | Olvasson be kódot
        OLVASÁS ...
        FOGLALT
        Kérjük, várjon
        Fényesebb képernyő, 10 cm távolság
        A LISTA LEJÁR
        {n} nap múlva
        LISTA LEJÁRT | A LISTA LEJÁRT
        Frissítse most
        Itt elvárás
        VALÓDI KÓD
        a név következik
        Ugyanaz a név az igazolványban? / A papír eltérhet.
        nincs kiolvasva | semmi nem látszik
        Az aláírás jó. / A többit nem olvassuk ki.
        VALÓDI, DE:
        kell: {what} | elvárás: {what}
        A kódban {what} áll. / Ember dönt.
        A kód valódi. / Ember dönt.
        nincs eredmény | hiányzó eredmény
        nincs okmány | vizsga okmány nélkül
        túl régi | az elvártnál régebbi
        más ország | más országból
        más kiállító | más kiállítótól
        LEJÁRT KÓD
        {date}
        A tudás érvényes. / Kérjen új kódot.
        LEJÁRT
        Véghatáridős volt. / Kérdezze meg, megújult-e.
        MÉG NEM | MÉG NEM ÉRVÉNYES
        {date}
        Későbbi dátumú. / Aznap olvassa be.
        VISSZAVONVA
        a kiállító által
        Indok nincs megadva. / Kérdezze a kiállítót.
        FELFÜGGESZTVE
        Feloldható. / Kérdezze a kiállítót.
        LECSERÉLVE
        van már újabb | létezik újabb
        Kérje az újabb kódot.
        NEM EGYEZIK
        hibás aláírás | az aláírás nem jó
        Olvassa be újra, aztán kérdezze a kiállítót.
        NINCS A LISTÁN
        ellenőrizetlen | kiállító ismeretlen
        Ez nem kifogás. / Kérdezze az iskolát.
        NINCS KULCS | HIÁNYZÓ KULCS
        régi a lista? | talán régi a lista
        Frissítse a listát, és olvassa be újra.
        NEM TERJED KI
        más fajta | fajtája nincs listán
        dátum kívül esik | kulcson kívüli dátum
        Az aláírás jó. / Kérdezze a lista gazdáját.
        Az aláírás jó. / Kérdezze a kiállítót.
        TILTOTT KULCS | LETILTOTT KULCS
        Nem a személy miatt. / Kérjen új kódot.
        KILÉPETT | KIÁLLÍTÓ KILÉPETT
        Nem a személy miatt. / Kérdezze a lista gazdáját.
        NEM TUDNI
        régi a lista | túl régi a listánk
        nincs lista | nincs itt lista
        rossz az óra | rossz az óránk
        állapota nincs | ismeretlen állapot
        A mi hibánk. / Hívja: / {contact}
        a felelőst
        OLVASHATATLAN
        hiányos kód
        Simítsa ki vagy világítsa meg, majd újra.
        CSAK WEBLINK
        itt nem vizsgált | itt nem vizsgáljuk
        A kiállítót kérdezze, ne azt az oldalt.
        TÁRCAKÓD
        Tárcának szól. / Kérjen másikat.
        ÚJ FORMÁTUM
        régi a készülék | régi ez a készülék
        ELLENŐRIZETLEN | NEM ELLENŐRIZHETŐ
        idegen aláírás | ismeretlen aláírás
        Ez nem kifogás. / Kérdezze a kiállítót.
        ISMERT FORMA | ISMERT FORMÁTUM
        {format}: kérdezze a kiállítót.
        NEM NEKÜNK | NEM NEKÜNK SZÓL
        egészségigazolás | egészségigazolás
        Semmit sem olvastunk. / Kérjük, adja vissza.
        MÁS KÓD
        nem tanúsítvány | nincs tanúsítvány
        Van másik kód a papíron?
        TESZTKÁRTYA OK
        TESZT: VISSZA | TESZT: VISSZAVONVA
        nem személy | nem valódi személy
        A készülék kész. / Olvasson be valódi kódot.
        ELFOGADVA
        KÉRDEZZE
        munkatársunkat
        MŰKÖDIK A KÓD | AZ ÖN KÓDJA JÓ
        Hozza magával az igazolványával.
        Valódi. / Kérdezze munkatársunkat.
        Kérjen új kódot az iskolájától.
        Kérdezze az iskolát a megújításról.
        Jöjjön vissza aznap.
        Kérdezze a kiállító iskolát.
        Használja az újabb kódját.
        Próbálja az eredetit, vagy kérdezze az iskolát.
        Nem az Ön hibája. / Kérdezzen minket.
        Olvassa be a tanúsítványa kódját.
        ID?
        Aláírta
        ők ezt írják:
        Kiállítva
        Érdemjegy
        Érvényes eddig
        Kód jó eddig
        rövid | rövid ciklus
        1. ciklus
        2. ciklus
        3. ciklus
        Esedékes egy újabb lista
        Esedékes egy újabb állapot
        Az óránk nincs beállítva
        Kiállító a listán eddig: {date}
        Kulcs használatban eddig: {date}
        Általunk nem ismert részek: {n}
        Alap: beépített teszt
        Saját fájl
        {date}
        {date} | L. {date}
        {n} napos, még {m}
        """
      ),
      (
        "it",
        """
        Italiano

        {day} {month} {year}
        gen feb mar apr mag giu lug ago set ott nov dic
        PRONTO
        Scansiona codice | Scansiona un codice
        LETTURA ...
        OCCUPATO
        Attendere prego
        Schermo più chiaro, tenere a 10 cm
        LISTA SCADE
        tra {n} giorni
        LISTA SCADUTA
        Aggiornare ora
        Qui si chiede
        AUTENTICO | CODICE AUTENTICO
        segue il nome
        Stesso nome sul documento? / La carta può variare.
        nulla mostrato | nulla viene mostrato
        La firma è valida. / Il resto non si legge.
        AUTENTICO, MA:
        serve {what} | si chiede {what}
        Il codice dice {what}. / Decide una persona.
        È autentico. / Decide una persona.
        manca risultato | manca un risultato
        senza documento | esame senza ID
        troppo vecchio
        altro Paese | da un altro Paese
        altro ente | da un altro ente
        CODICE SCADUTO
        il {date}
        La formazione vale. / Chiedere nuovo codice.
        SCADUTO
        Aveva una data di fine. / Chiedere se rinnovato.
        NON ANCORA | NON ANCORA VALIDO
        dal {date}
        Data futura. / Scansionarlo quel giorno.
        RITIRATO
        dall'ente
        Motivo non noto. / Chiedere all'ente.
        SOSPESO
        Forse solo per ora. / Chiedere all'ente.
        SOSTITUITO
        ce n'è uno nuovo | ne esiste uno nuovo
        Chiedere il codice più recente.
        NON CONFORME | NON COME FIRMATO
        firma non valida
        Riprovare, poi chiedere all'ente.
        NON IN LISTA
        non verificato | ente non verificato
        Nessuna colpa. / Chiedere alla scuola.
        CHIAVE ASSENTE
        lista vecchia? | lista forse vecchia
        Aggiornare la lista e riprovare.
        NON COPERTO
        tipo non listato | tipo non in lista
        data non coperta | data fuori chiave
        La firma è valida. / Chiedere al gestore lista.
        La firma è valida. / Chiedere all'ente.
        CHIAVE NULLA | CHIAVE ANNULLATA
        Non dipende dalla persona. / Chiedere nuovo codice.
        ENTE USCITO | ENTE FUORI LISTA
        Non dipende dalla persona. / Chiedere al gestore.
        NON SI SA
        lista vecchia | lista troppo vecchia
        nessuna lista | nessuna lista qui
        orologio errato | orologio sbagliato
        stato ignoto
        Problema nostro. / Chiamare: / {contact}
        il responsabile
        NON LEGGIBILE
        incompleto | codice incompleto
        Spianare o dare luce, e riprovare.
        SOLO LINK WEB
        non verificabile | qui non verificabile
        Chiedere all'ente, non a quella pagina.
        CODICE WALLET
        È per un wallet digitale. / Chiederne un altro.
        FORMATO NUOVO
        da aggiornare | postazione vecchia
        NON VERIFICATO | NON VERIFICABILE
        firma ignota | firma sconosciuta
        Nessuna colpa. / Chiedere all'ente.
        FORMATO NOTO
        {format}: chiedere all'ente.
        NON PER NOI
        pass sanitario
        Nulla è stato letto. / Restituirlo, prego.
        ALTRO CODICE
        no certificato | nessun certificato
        C'è un altro codice sulla carta?
        TESSERA TEST | TESSERA TEST OK
        TEST RITIRATO
        non una persona | non è una persona
        Postazione pronta. / Scansiona un vero codice.
        ACCETTATO
        CHIEDA
        al personale
        CODICE VALIDO | IL CODICE FUNZIONA
        Lo porti con il documento.
        È autentico. / Chieda al personale.
        Chieda alla scuola un nuovo codice.
        Chieda alla scuola come rinnovarlo.
        Torni in quel giorno.
        Chieda alla scuola che lo ha rilasciato.
        Usi il Suo codice più recente.
        Provi l'originale o chieda alla scuola.
        Non è colpa Sua. / Chieda al personale.
        Scansioni il codice sul certificato.
        ID?
        Firmato da
        scrivono:
        Rilasciato
        Voto
        Valido fino al
        Codice fino al
        ciclo breve
        1º ciclo
        2º ciclo
        3º ciclo
        Serve una nuova lista
        Serve un nuovo stato
        Orologio non regolato
        Ente in lista fino al {date}
        Chiave in uso fino al {date}
        Parti ignote a questa postazione: {n}
        Base: ente di prova interno
        File locale
        del {date}
        L. {date} | Lista {date}
        {n} g, restano {m}
        """
      ),
      (
        "lt",
        """
        Lietuvių

        {year}-{mm}-{dd}
        sau vas kov bal geg bir lie rgp rgs spa lap gru
        PARENGTA
        Skaitykite kodą
        SKAITOMA ...
        UŽIMTA
        Palaukite
        Ryškesnis ekranas, laikykite už 10 cm
        SĄRAŠO PABAIGA | SĄRAŠAS BAIGIASI
        po {n} d.
        SĄRAŠAS SENAS | SĄRAŠAS PASENĘS
        Atnaujinkite
        Čia reikia
        KODAS TIKRAS
        toliau vardas
        Tas pats vardas dokumente? / Popierius gali skirtis.
        nieko neskaitoma | nieko nerodoma
        Parašas geras. / Kitkas neskaitoma.
        TIKRAS, BET:
        reikia {what} | čia reikia {what}
        Kode yra {what}. / Sprendžia žmogus.
        Kodas tikras. / Sprendžia žmogus.
        nėra rezultato | trūksta rezultato
        be dokumento | egzaminas be dok.
        per senas | senesnis nei reikia
        kita šalis | iš kitos šalies
        kitas išdavėjas | iš kito išdavėjo
        KODAS BAIGĖSI | KODAS PASIBAIGĘS
        {date}
        Mokymasis galioja. / Prašykite naujo kodo.
        PASIBAIGĘS
        Turėjo pabaigos datą. / Klauskite, ar pratęstas.
        DAR NEGALIOJA
        nuo {date}
        Data ateityje. / Skaitykite tą dieną.
        ATŠAUKTAS
        išdavėjo
        Priežastis nenurodyta. / Klauskite išdavėjo.
        SUSTABDYTAS
        Gali būti grąžintas. / Klauskite išdavėjo.
        PAKEISTAS
        yra naujesnis
        Prašykite naujesnio kodo.
        NESUTAMPA | NE KAIP PASIRAŠYTA
        parašas netinka
        Skaitykite dar kartą, tada klauskite išdavėjo.
        NĖRA SĄRAŠE
        nepatikrinta
        Tai ne priekaištas. / Klauskite mokyklos.
        NĖRA RAKTO | RAKTO NĖRA SĄRAŠE
        senas sąrašas? | gal senas sąrašas
        Atnaujinkite sąrašą ir skaitykite vėl.
        NEAPIMTAS
        rūšis ne sąraše | rūšies nėra sąraše
        data ne rakto | data ne rakto laiku
        Parašas geras. / Klauskite sąrašo tvarkytojo.
        Parašas geras. / Klauskite išdavėjo.
        RAKTAS NEGERAS | RAKTAS ATŠAUKTAS
        Ne dėl žmogaus. / Prašykite naujo kodo.
        IŠBRAUKTAS | IŠĖJO IŠ SĄRAŠO
        Ne dėl žmogaus. / Klauskite sąrašo tvarkytojo.
        NEAIŠKU
        sąrašas senas | mūsų sąrašas senas
        nėra sąrašo | čia nėra sąrašo
        laikrodis klysta
        būsena nežinoma
        Mūsų klaida. / Skambinkite: / {contact}
        prižiūrėtojui
        NEĮSKAITOMA
        kodas nepilnas
        Ištiesinkite ar pašvieskite ir skaitykite vėl.
        TIK NUORODA
        čia netikrinama
        Klauskite išdavėjo, ne to puslapio.
        PINIGINĖ | PINIGINĖS KODAS
        Jis skirtas piniginei. / Prašykite kito.
        NAUJA FORMA | NAUJAS FORMATAS
        įrenginys senas | šis įrenginys senas
        NEPATIKRINAMA
        svetimas parašas | nežinomas parašas
        Tai ne priekaištas. / Klauskite išdavėjo.
        ŽINOMA FORMA | ŽINOMAS FORMATAS
        {format}: klauskite išdavėjo.
        NE MUMS
        sveikatos pasas
        Nieko neskaityta. / Prašom grąžinti.
        KITAS KODAS
        ne pažymėjimas
        Ar ant popieriaus yra kitas kodas?
        TESTO KORTELĖ
        TESTAS: NE | TESTAS ATŠAUKTAS
        ne asmuo | ne tikras asmuo
        Įrenginys parengtas. / Skaitykite tikrą kodą.
        PRIIMTA
        KREIPKITĖS
        į darbuotojus
        KODAS VEIKIA | JŪSŲ KODAS VEIKIA
        Atsineškite jį su dokumentu.
        Jis tikras. / Klauskite darbuotojų.
        Prašykite mokyklos naujo kodo.
        Klauskite mokyklos, kaip pratęsti.
        Ateikite tą dieną.
        Klauskite mokyklos, kuri jį išdavė.
        Naudokite naujesnį kodą.
        Bandykite originalą arba klauskite mokyklos.
        Ne Jūsų kaltė. / Klauskite darbuotojų.
        Nuskaitykite savo pažymėjimo kodą.
        ID?
        Pasirašė
        jie rašo:
        Išduota
        Pažymys
        Galioja iki
        Kodas iki
        trumpoji | trumpoji pakopa
        1 pakopa
        2 pakopa
        3 pakopa
        Laikas naujesniam sąrašui
        Laikas naujesnei būsenai
        Mūsų laikrodis nenustatytas
        Išdavėjas sąraše iki {date}
        Raktas naudotas iki {date}
        Mums nežinomų dalių: {n}
        Pagrindas: vidinis testas
        Savas failas
        {date}
        {date} | Sąrašas {date}
        {n} d., liko {m} d.
        """
      ),
      (
        "lv",
        """
        Latviešu

        {dd}.{mm}.{year}.
        jan feb mar apr mai jūn jūl aug sep okt nov dec
        GATAVS
        Skenējiet kodu
        LASA ...
        AIZŅEMTS
        Lūdzu, uzgaidiet
        Gaišāks ekrāns, turiet 10 cm attālumā
        DRĪZ BEIGSIES | SARAKSTS BEIDZAS
        pēc {n} dienām
        SARAKSTS VECS | SARAKSTS BEIDZIES
        Atjaunojiet
        Šeit prasa
        KODS IR ĪSTS
        seko vārds
        Vai dokumentā tas pats vārds? / Papīrs var atšķirties.
        nekas nav lasīts | nekas netiek rādīts
        Paraksts der. / Pārējo nelasām.
        ĪSTS, BET:
        prasa {what} | šeit prasa {what}
        Kodā ir {what}. / Lemj cilvēks.
        Kods ir īsts. / Lemj cilvēks.
        nav rezultāta | trūkst rezultāta
        bez dokumenta | eksāmens bez dok.
        pārāk vecs | vecāks, nekā prasīts
        cita valsts | no citas valsts
        cits izdevējs | no cita izdevēja
        KODS BEIDZIES | KODS IR BEIDZIES
        {date}
        Mācītais der. / Lūdziet jaunu kodu.
        BEIDZIES
        Tam bija beigu datums. / Vaicājiet, vai atjaunots.
        VĒL NEDER
        no {date}
        Datums ir nākotnē. / Skenējiet tajā dienā.
        ATSAUKTS
        no izdevēja
        Iemesls nav norādīts. / Vaicājiet izdevējam.
        APTURĒTS
        Var tikt atcelts. / Vaicājiet izdevējam.
        AIZSTĀTS
        ir jaunāks kods
        Lūdziet jaunāko kodu.
        NESAKRĪT | NAV KĀ PARAKSTĪTS
        paraksts neder
        Skenējiet vēlreiz, tad vaicājiet izdevējam.
        NAV SARAKSTĀ
        nav pārbaudīts
        Tas nav pārmetums. / Vaicājiet skolai.
        NAV ATSLĒGAS | ATSLĒGAS NAV
        vecs saraksts? | varbūt vecs saraksts
        Atjaunojiet sarakstu un skenējiet vēlreiz.
        NEATTIECAS
        veida nav | veida nav sarakstā
        datums neder
        Paraksts der. / Vaicājiet saraksta turētājam.
        Paraksts der. / Vaicājiet izdevējam.
        ATSLĒGA NEDER | ATSLĒGA ATCELTA
        Tas nav cilvēka dēļ. / Lūdziet jaunu kodu.
        VAIRS NAV TE | IZDEVĒJS AIZGĀJIS
        Nav cilvēka dēļ. / Vaicājiet saraksta turētājam.
        NAV ZINĀMS
        saraksts vecs | mūsu saraksts vecs
        nav saraksta | šeit nav saraksta
        nepareizs laiks | pulkstenis kļūdās
        statuss nezināms
        Mūsu kļūda. / Zvaniet: / {contact}
        uzraugam
        NAV LASĀMS
        kods nepilnīgs
        Izlīdziniet vai apgaismojiet, skenējiet vēlreiz.
        TIKAI SAITE
        šeit nepārbauda
        Vaicājiet izdevējam, ne tai lapai.
        MAKA KODS
        Tas ir makam. / Lūdziet citu.
        JAUNS FORMĀTS
        ierīce ir veca | šī ierīce ir veca
        NEPĀRBAUDĀMS
        svešs paraksts | nezināms paraksts
        Tas nav pārmetums. / Vaicājiet izdevējam.
        ZINĀMS FORMĀTS
        {format}: vaicājiet izdevējam.
        NAV MUMS
        veselības pase
        Nekas nav lasīts. / Lūdzu, atdodiet.
        CITS KODS
        nav apliecības | nav apliecības tajā
        Vai uz papīra ir cits kods?
        TESTA KARTE OK
        TESTS ATSAUKTS
        nav persona | nav īsta persona
        Ierīce gatava. / Skenējiet īstu kodu.
        PIEŅEMTS
        VAICĀJIET
        darbiniekiem
        KODS DER | JŪSU KODS DER
        Ņemiet to līdzi ar dokumentu.
        Tas ir īsts. / Vaicājiet darbiniekiem.
        Lūdziet skolai jaunu kodu.
        Vaicājiet skolai, kā atjaunot.
        Nāciet tajā dienā.
        Vaicājiet skolai, kas to izdeva.
        Izmantojiet savu jaunāko kodu.
        Mēģiniet oriģinālu vai vaicājiet skolai.
        Tā nav Jūsu vaina. / Vaicājiet mums.
        Skenējiet savas apliecības kodu.
        ID?
        Parakstījis
        viņi raksta:
        Izdots
        Atzīme
        Der līdz
        Kods der līdz
        īsais | īsais cikls
        1. cikls
        2. cikls
        3. cikls
        Laiks jaunākam sarakstam
        Laiks jaunākam statusam
        Pulkstenis nav uzstādīts
        Izdevējs sarakstā līdz {date}
        Atslēga lietota līdz {date}
        Mums nezināmas daļas: {n}
        Pamats: iebūvēts tests
        Savs fails
        no {date}
        {date} | Saraksts {date}
        {n} d., vēl {m} d.
        """
      ),
      (
        "mt",
        """
        Malti

        {day} {month} {year}
        Jan Fra Mar Apr Mej Ġun Lul Aww Set Ott Nov Diċ
        LEST
        Skennja kodiċi
        QED JAQRA ...
        OKKUPAT
        Stenna ftit
        Skrin aktar ċar, żomm 10 cm bogħod
        LISTA TISKADI
        fi {n} ġurnata
        LISTA SKADUTA
        Ġeddidha issa
        Hawn nitolbu
        KODIĊI ĠENWIN
        isegwi l-isem
        L-istess isem fuq l-ID? / Il-karta tista' tvarja.
        xejn ma jinqara
        Il-firma tajba. / Il-bqija ma tinqarax.
        ĠENWIN, IMMA:
        irid {what} | hawn irid {what}
        Il-kodiċi jgħid {what}. / Tiddeċiedi persuna.
        Il-kodiċi ġenwin. / Tiddeċiedi persuna.
        eżitu nieqes
        bla ID fl-eżami | eżami bla ID
        eqdem milli jrid | eqdem milli mitlub
        pajjiż ieħor | minn pajjiż ieħor
        emittent ieħor | minn emittent ieħor
        KODIĊI SKADUT
        {date}
        It-tagħlim jgħodd. / Itlob kodiċi ġdid.
        SKADA
        Kellu data tat-tmiem. / Staqsi jekk iġġeddidx.
        GĦADU MHUX | GĦADU MHUX VALIDU
        minn {date}
        Data fil-futur. / Skennjah dakinhar.
        IRTIRAT
        mill-emittent
        Raġuni mhux mogħtija. / Staqsi lill-emittent.
        SOSPIŻ
        Jista' jerġa' jgħodd. / Staqsi lill-emittent.
        SOSTITWIT
        hemm wieħed ġdid
        Itlob il-kodiċi l-aktar ġdid.
        MA JAQBILX | MHUX KIF IFFIRMAT
        firma ma tgħoddx
        Erġa' skennja, imbagħad staqsi lill-emittent.
        MHUX FIL-LISTA
        mhux iċċekkjat | emittent mhux ċert
        Mhux tort. / Staqsi lill-iskola.
        ĊAVETTA NIEQSA
        lista qadima? | lista forsi qadima
        Ġedded il-lista u erġa' skennja.
        MHUX KOPERT
        tip mhux elenkat | tip mhux fil-lista
        data barra | data barra ċ-ċavetta
        Il-firma tajba. / Staqsi lil min iżomm il-lista.
        Il-firma tajba. / Staqsi lill-emittent.
        ĊAVETTA BARRA | ĊAVETTA MĦASSRA
        Mhux il-persuna. / Itlob kodiċi ġdid.
        BARRA L-LISTA | EMITTENT TELAQ
        Mhux il-persuna. / Staqsi lil min iżomm il-lista.
        MA NAFUX
        lista qadima | il-lista hija qadima
        ebda lista | ebda lista hawn
        arloġġ ħażin | l-arloġġ ħażin
        status mhux ċar | status mhux magħruf
        Tort tagħna. / Ċempel: / {contact}
        min jieħu ħsieb
        MA JINQARAX
        mhux sħiħ | kodiċi mhux sħiħ
        Illixxa jew dawwal u erġa' skennja.
        LINK TAL-WEB
        mhux ivverifikat | hawn ma nivverifikax
        Staqsi lill-emittent, mhux dik il-paġna.
        KODIĊI WALLET
        Huwa għal kartiera diġitali. / Itlob ieħor.
        FORMAT ĠDID
        apparat qadim | l-apparat qadim
        MHUX VERIFIKAT | MHUX VERIFIKABBLI
        firma mhux nota
        Mhux tort. / Staqsi lill-emittent.
        FORMAT MAGĦRUF
        {format}: staqsi lill-emittent.
        MHUX GĦALINA
        passaport saħħa | passaport tas-saħħa
        Xejn ma nqara. / Jekk jogħġbok roddu.
        KODIĊI IEĦOR
        ebda ċertifikat
        Hemm kodiċi ieħor fuq il-karta?
        KARD TAT-TEST
        TEST IRTIRAT
        mhux persuna | mhux persuna vera
        L-apparat lest. / Skennja kodiċi veru.
        AĊĊETTAT
        STAQSI
        lill-persunal
        KODIĊI JAĦDEM | IL-KODIĊI JAĦDEM
        Ġibu miegħek mal-ID.
        Huwa ġenwin. / Staqsi lill-persunal.
        Itlob kodiċi ġdid mill-iskola.
        Staqsi lill-iskola kif iġġeddu.
        Erġa' ejja dakinhar.
        Staqsi lill-iskola li ħarġitu.
        Uża l-kodiċi l-aktar ġdid tiegħek.
        Ipprova l-oriġinal jew staqsi lill-iskola.
        Mhux tort tiegħek. / Staqsi lill-persunal.
        Skennja l-kodiċi taċ-ċertifikat tiegħek.
        ID?
        Iffirmat minn
        huma jiktbu:
        Maħruġ
        Grad
        Jgħodd sa
        Kodiċi jgħodd sa
        qasir | ċiklu qasir
        1 ċiklu | ċiklu 1
        2 ċiklu | ċiklu 2
        3 ċiklu | ċiklu 3
        Hemm bżonn lista ġdida
        Hemm bżonn status ġdid
        L-arloġġ mhux issettjat
        Emittent fil-lista sa {date}
        Ċavetta użata sa {date}
        Partijiet li ma nafux: {n}
        Bażi: emittent tat-test intern
        Fajl tagħna
        ta' {date}
        {date} | Lista {date}
        {n} j., fadal {m}
        """
      ),
      (
        "nl",
        """
        Nederlands

        {day} {month} {year}
        jan feb mrt apr mei jun jul aug sep okt nov dec
        KLAAR
        Scan een code
        LEEST ...
        BEZIG
        Even wachten
        Scherm lichter, houd 10 cm afstand
        LIJST LOOPT AF
        over {n} dagen
        LIJST VERLOPEN
        Nu vernieuwen
        Hier vragen wij
        CODE IS ECHT
        naam volgt
        Zelfde naam op het ID? / Papier kan afwijken.
        niets getoond
        Handtekening klopt. / De rest lezen we niet.
        ECHT, MAAR:
        nodig {what} | gevraagd: {what}
        De code zegt {what}. / Een mens beslist.
        De code is echt. / Een mens beslist.
        uitkomst mist | leeruitkomst mist
        zonder ID-check
        te oud | ouder dan gevraagd
        ander land | uit een ander land
        andere school | van andere uitgever
        CODE VERLOPEN
        op {date}
        Het geleerde telt. / Vraag een nieuwe code.
        VERVALLEN
        Het had een einddatum. / Vraag of het verlengd is.
        NOG NIET | NOG NIET GELDIG
        per {date} | vanaf {date}
        Datum ligt vooruit. / Scan op die dag.
        INGETROKKEN
        door uitgever | door de uitgever
        Reden niet bekend. / Vraag de uitgever.
        OPGESCHORT
        Misschien tijdelijk. / Vraag de uitgever.
        VERVANGEN
        er is een nieuwe | er is een nieuwere
        Vraag om de nieuwere code.
        KLOPT NIET | NIET ALS GETEKEND
        signatuur mis | handtekening faalt
        Scan nog een keer. / Vraag dan de uitgever.
        NIET OP LIJST
        niet nagegaan | uitgever onbekend
        Dat zegt niets slechts. / Vraag de school.
        SLEUTEL MIST | SLEUTEL ONBEKEND
        lijst oud? | lijst misschien oud
        Vernieuw de lijst en scan opnieuw.
        NIET GEDEKT
        soort niet erbij | soort niet op lijst
        datum past niet | datum buiten sleutel
        Handtekening klopt. / Vraag de lijstbeheerder.
        Handtekening klopt. / Vraag de uitgever.
        SLEUTEL DICHT | SLEUTEL GESLOTEN
        Ligt niet aan de persoon. / Vraag een nieuwe code.
        VAN LIJST AF | UITGEVER VAN LIJST
        Ligt niet aan de persoon. / Vraag de lijst.
        ONZEKER
        lijst te oud | onze lijst is te oud
        geen lijst | geen lijst aanwezig
        klok loopt fout | onze klok klopt niet
        status onbekend
        Onze fout. / Bel: / {contact}
        de beheerder
        NIET LEESBAAR
        onvolledig | code onvolledig
        Strijk glad of meer licht, scan opnieuw.
        ALLEEN LINK | ALLEEN WEBLINK
        niet nagegaan | hier niet nagegaan
        Vraag de uitgever, niet die pagina.
        WALLETVERZOEK
        Hij is voor een wallet. / Vraag een andere.
        NIEUW FORMAAT
        apparaat te oud | dit apparaat is oud
        NIET TOETSBAAR
        ander type | onbekend type
        Dat zegt niets slechts. / Vraag de uitgever.
        BEKEND FORMAAT
        {format}: vraag de uitgever.
        NIET VOOR ONS
        gezondheidspas
        Niets is gelezen. / Graag teruggeven.
        ANDERE CODE
        geen certificaat
        Staat er nog een code op het papier?
        TESTKAART OK
        TEST INGETR. | TEST: INGETROKKEN
        geen persoon | geen echte persoon
        Apparaat is klaar. / Scan een echte code.
        AANVAARD
        VRAAG HET
        aan onze mensen | aan ons personeel
        CODE WERKT | UW CODE WERKT
        Neem hem mee met uw ID.
        Hij is echt. / Vraag ons personeel.
        Vraag uw school om een nieuwe code.
        Vraag uw school om verlenging.
        Kom op die dag terug.
        Vraag de school die hem uitgaf.
        Gebruik uw nieuwere code.
        Probeer het origineel of vraag uw school.
        Niet uw fout. / Vraag ons personeel.
        Scan de code op uw certificaat.
        ID?
        Getekend door
        zij schrijven:
        Uitgegeven
        Cijfer
        Vervalt na
        Code geldig tot
        korte cyc. | korte cyclus
        1e cyclus
        2e cyclus
        3e cyclus
        Een nieuwe lijst is nodig
        Een nieuwe status is nodig
        Onze klok is niet gezet
        Uitgever op lijst tot {date}
        Sleutel in gebruik tot {date}
        Delen die wij niet kennen: {n}
        Basis: ingebouwde testuitgever
        Eigen bestand
        van {date}
        L. {date} | Lijst {date}
        {n} d oud, nog {m} | {n} d oud, nog {m} d
        """
      ),
      (
        "pl",
        """
        Polski

        {day} {month} {year}
        sty lut mar kwi maj cze lip sie wrz paź lis gru
        GOTOWE
        Zeskanuj kod
        CZYTAM ...
        ZAJĘTE
        Proszę czekać
        Jaśniejszy ekran, 10 cm od czytnika
        LISTA WYGASA
        za {n} dni
        LISTA WYGASŁA
        Odnów ją teraz
        Wymagane tutaj
        KOD PRAWDZIWY
        dalej nazwisko
        To samo nazwisko w dokumencie? / Papier może się różnić.
        bez odczytu | nic nie pokazano
        Podpis się zgadza. / Reszty nie czytamy.
        PRAWDZIWY, ALE
        wymóg {what} | wymagane {what}
        W kodzie jest {what}. / Decyduje człowiek.
        Kod jest prawdziwy. / Decyduje człowiek.
        brak efektu | brak efektu uczenia
        bez dokumentu
        zbyt stary | starszy niż wymagany
        inny kraj | z innego kraju
        inny wydawca | od innego wydawcy
        KOD WYGASŁ
        dnia {date}
        Nauka się liczy. / Poproś o nowy kod.
        PO TERMINIE
        Miał datę końca. / Zapytaj, czy odnowiono.
        JESZCZE NIE | JESZCZE NIEWAŻNY
        od {date}
        Data w przyszłości. / Zeskanuj tego dnia.
        WYCOFANY
        przez wydawcę
        Brak podanej przyczyny. / Zapytaj wydawcę.
        WSTRZYMANY
        Może wrócić. / Zapytaj wydawcę.
        ZASTĄPIONY
        jest nowszy | istnieje nowszy
        Poproś o nowszy kod.
        NIEZGODNY | NIE JAK PODPISANO
        podpis niezgodny
        Zeskanuj jeszcze raz, potem zapytaj wydawcę.
        SPOZA LISTY | NIE MA NA LIŚCIE
        niesprawdzony
        To nie zarzut. / Zapytaj szkołę.
        BRAK KLUCZA | BRAK KLUCZA LISTY
        stara lista? | lista może być stara
        Odnów listę i zeskanuj ponownie.
        NIE OBJĘTY
        nie ten rodzaj | rodzaj spoza listy
        data poza | data poza kluczem
        Podpis się zgadza. / Zapytaj opiekuna listy.
        Podpis się zgadza. / Zapytaj wydawcę.
        KLUCZ COFNIĘTY
        To nie wina osoby. / Poproś o nowy kod.
        JUŻ POZA LISTĄ | WYDAWCA ODSZEDŁ
        To nie wina osoby. / Zapytaj opiekuna listy.
        NIE WIADOMO
        lista za stara | nasza lista za stara
        brak listy | brak listy wydawców
        zły zegar
        stan nieznany
        To nasz błąd. / Zadzwoń: / {contact}
        opiekun stacji
        NIECZYTELNY
        kod niepełny
        Wygładź lub doświetl i zeskanuj ponownie.
        TYLKO LINK | TYLKO LINK WWW
        tu niesprawdzany
        Zapytaj wydawcę, nie tę stronę.
        KOD PORTFELA
        Jest dla portfela. / Poproś o inny.
        NOWY FORMAT
        stacja za stara | ta stacja jest stara
        NIESPRAWDZALNY
        obcy podpis | nieznany typ podpisu
        To nie zarzut. / Zapytaj wydawcę.
        ZNANY FORMAT
        {format}: zapytaj wydawcę.
        NIE DLA NAS
        paszport zdrowia
        Nic nie odczytano. / Proszę oddać.
        INNY KOD
        brak certyfikatu
        Czy na papierze jest inny kod?
        KARTA TESTOWA
        TEST WYCOFANY
        to nie osoba
        Stacja gotowa. / Zeskanuj prawdziwy kod.
        PRZYJĘTO
        PROSZĘ PYTAĆ
        nasz personel
        KOD DZIAŁA | TWÓJ KOD DZIAŁA
        Weź go ze sobą i dokument.
        Jest prawdziwy. / Zapytaj personel.
        Poproś szkołę o nowy kod.
        Zapytaj szkołę, jak go odnowić.
        Wróć tego dnia.
        Zapytaj szkołę, która go wydała.
        Użyj swojego nowszego kodu.
        Spróbuj oryginału albo zapytaj szkołę.
        To nie Twoja wina. / Zapytaj personel.
        Zeskanuj kod ze swojego certyfikatu.
        ID?
        Podpisał
        piszą:
        Wydano
        Ocena
        Ważny do
        Kod ważny do
        krótki cykl
        1. cykl
        2. cykl
        3. cykl
        Pora na nowszą listę
        Pora na nowszy stan
        Nasz zegar nie jest ustawiony
        Wydawca na liście do {date}
        Klucz używany do {date}
        Części nieznane tej stacji: {n}
        Podstawa: wbudowany test
        Własny plik
        z {date}
        L. {date} | Lista {date}
        {n} d, zostało {m}
        """
      ),
      (
        "pt",
        """
        Português

        {day} {month} {year}
        jan fev mar abr mai jun jul ago set out nov dez
        PRONTO
        Leia um código
        A LER ...
        OCUPADO
        Aguarde um pouco
        Mais brilho, a 10 cm de distância
        LISTA CADUCA
        em {n} dias
        LISTA CADUCADA
        Atualize já
        Aqui pede-se
        É AUTÊNTICO | CÓDIGO AUTÊNTICO
        segue-se o nome
        O mesmo nome no documento? / O papel pode variar.
        nada mostrado | nada é mostrado
        A assinatura é válida. / O resto não se lê.
        AUTÊNTICO, MAS
        pede {what} | pede-se {what}
        O código diz {what}. / Uma pessoa decide.
        É autêntico. / Uma pessoa decide.
        falta resultado | falta um resultado
        exame sem ID | exame sem documento
        antigo demais | mais antigo que isso
        outro país | de outro país
        outro emissor | de outro emissor
        EXPIRADO | CÓDIGO EXPIRADO
        em {date}
        O que se aprendeu vale. / Peça novo código.
        CADUCADO
        Tinha data de fim. / Pergunte se foi renovado.
        AINDA NÃO | AINDA NÃO É VÁLIDO
        de {date} | a partir {date}
        Data futura. / Leia-o nesse dia.
        RETIRADO
        pelo emissor
        Motivo não indicado. / Pergunte ao emissor.
        SUSPENSO
        Pode ser só por agora. / Pergunte ao emissor.
        SUBSTITUÍDO
        há um mais novo | existe um mais novo
        Peça o código mais recente.
        NÃO CONFERE | NÃO COMO ASSINADO
        assinatura falha | assinatura não vale
        Leia de novo e pergunte ao emissor.
        FORA DA LISTA
        não verificado
        Não implica culpa. / Pergunte à escola.
        CHAVE EM FALTA
        lista antiga? | lista talvez antiga
        Atualize a lista e leia de novo.
        NÃO COBERTO
        tipo não listado | tipo fora da lista
        data fora | data fora da chave
        Assinatura válida. / Pergunte a quem gere a lista.
        Assinatura válida. / Pergunte ao emissor.
        CHAVE ANULADA
        Não é culpa da pessoa. / Peça novo código.
        EMISSOR SAIU | EMISSOR JÁ SAIU
        Não é culpa da pessoa. / Pergunte a quem gere a lista.
        NÃO SE SABE
        lista antiga | lista muito antiga
        sem lista | sem lista aqui
        relógio errado | o relógio está mal
        estado incerto | estado desconhecido
        A falha é nossa. / Ligue: / {contact}
        o responsável
        ILEGÍVEL
        incompleto | código incompleto
        Alise ou ilumine, e leia de novo.
        SÓ LIGAÇÃO WEB
        não verificado | aqui não se verifica
        Pergunte ao emissor, não a essa página.
        CÓDIGO WALLET
        É para uma carteira digital. / Peça outro.
        FORMATO NOVO
        posto antigo | este posto é antigo
        NÃO VERIFICADO | NÃO VERIFICÁVEL
        outra assinatura | assinatura estranha
        Não implica culpa. / Pergunte ao emissor.
        FORMATO ALHEIO | FORMATO CONHECIDO
        {format}: pergunte ao emissor.
        NÃO É P/ NÓS | NÃO É PARA NÓS
        passe de saúde
        Nada foi lido. / Devolva-o, por favor.
        OUTRO CÓDIGO
        sem certificado | não há certificado
        Há outro código no papel?
        CARTÃO TESTE | CARTÃO DE TESTE OK
        TESTE RETIRADO
        não é pessoa | não é uma pessoa
        O posto está bem. / Leia um código real.
        ACEITE
        PERGUNTE
        aos funcionários
        CÓDIGO VÁLIDO | O CÓDIGO FUNCIONA
        Traga-o com o seu documento.
        É autêntico. / Pergunte-nos.
        Peça à escola um novo código.
        Pergunte à escola como o renovar.
        Volte nesse dia.
        Pergunte à escola que o emitiu.
        Use o seu código mais recente.
        Tente o original ou pergunte à escola.
        Não é culpa sua. / Pergunte-nos.
        Leia o código do seu certificado.
        ID?
        Assinado por
        eles escrevem:
        Emitido
        Nota
        Válido até
        Código até
        ciclo curto
        1.º ciclo
        2.º ciclo
        3.º ciclo
        É precisa uma nova lista
        É preciso um novo estado
        O relógio não está certo
        Emissor na lista até {date}
        Chave em uso até {date}
        Partes que não conhecemos: {n}
        Base: emissor de teste interno
        Ficheiro próprio
        de {date}
        L. {date} | Lista {date}
        {n} d, restam {m} d
        """
      ),
      (
        "ro",
        """
        Română

        {day} {month} {year}
        ian feb mar apr mai iun iul aug sep oct nov dec
        GATA
        Scanați un cod
        SE CITEȘTE ...
        OCUPAT
        Așteptați puțin
        Ecran mai luminos, țineți la 10 cm
        LISTA EXPIRĂ
        în {n} zile
        LISTĂ EXPIRATĂ
        Reînnoiți-o acum
        Aici se cere
        COD AUTENTIC
        urmează numele
        Același nume pe act? / Hârtia poate diferi.
        nimic citit | nu se afișează nimic
        Semnătura e bună. / Restul nu se citește.
        AUTENTIC, DAR:
        cere {what} | se cere {what}
        Codul spune {what}. / Decide un om.
        Este autentic. / Decide un om.
        lipsă rezultat | lipsește un rezultat
        fără act văzut | examen fără act
        prea vechi
        altă țară | din altă țară
        alt emitent | de la alt emitent
        COD EXPIRAT
        pe {date}
        Învățarea rămâne. / Cereți un cod nou.
        EXPIRAT
        Avea dată de sfârșit. / Întrebați dacă s-a reînnoit.
        ÎNCĂ NU | ÎNCĂ NEVALABIL
        din {date}
        Dată viitoare. / Scanați în acea zi.
        RETRAS
        de emitent
        Motivul nu e dat. / Întrebați emitentul.
        SUSPENDAT
        Poate fi ridicată. / Întrebați emitentul.
        ÎNLOCUIT
        există unul nou | există unul mai nou
        Cereți codul mai nou.
        NU CORESPUNDE | NU CUM S-A SEMNAT
        semnătura pică | semnătură greșită
        Scanați din nou, apoi întrebați emitentul.
        NU E PE LISTĂ
        neverificat | emitent neverificat
        Nu e o vină. / Întrebați școala.
        LIPSEȘTE CHEIA
        listă veche? | poate listă veche
        Reînnoiți lista și scanați din nou.
        NEACOPERIT
        tip nelistat | tip care nu e listat
        dată în afară | dată în afara cheii
        Semnătura e bună. / Întrebați cine ține lista.
        Semnătura e bună. / Întrebați emitentul.
        CHEIE ANULATĂ
        Nu ține de persoană. / Cereți un cod nou.
        EMITENT IEȘIT | A IEȘIT DIN LISTĂ
        Nu ține de persoană. / Întrebați cine ține lista.
        NU SE ȘTIE
        listă prea veche | lista e prea veche
        nu există listă | aici nu e listă
        ceas greșit | ceasul nostru greșit
        stare neștiută | stare necunoscută
        E vina noastră. / Sunați la: / {contact}
        responsabilul
        NU SE CITEȘTE
        cod incomplet
        Neteziți sau luminați și scanați din nou.
        DOAR UN LINK | DOAR UN LINK WEB
        neverificat aici
        Întrebați emitentul, nu pagina.
        COD PORTOFEL
        Este pentru portofel. / Cereți altul.
        FORMAT NOU
        post prea vechi | acest post e vechi
        NEVERIFICABIL
        altă semnătură | semnătură de alt tip
        Nu e o vină. / Întrebați emitentul.
        FORMAT ȘTIUT | FORMAT CUNOSCUT
        {format}: întrebați emitentul.
        NU E AL NOSTRU
        pașaport sanitar
        Nu s-a citit nimic. / Vă rog, dați-l înapoi.
        ALT COD
        nu e certificat | nu e un certificat
        Mai este un cod pe hârtie?
        CARD DE TEST
        TEST RETRAS
        nu e o persoană | nu e persoană reală
        Postul e gata. / Scanați un cod real.
        ACCEPTAT
        ÎNTREBAȚI
        personalul
        CODUL E BUN | CODUL FUNCȚIONEAZĂ
        Aduceți-l cu actul de identitate.
        E autentic. / Întrebați personalul.
        Cereți școlii un cod nou.
        Întrebați școala cum se reînnoiește.
        Reveniți în acea zi.
        Întrebați școala care l-a emis.
        Folosiți codul mai nou.
        Încercați originalul sau întrebați școala.
        Nu e vina dvs. / Întrebați personalul.
        Scanați codul de pe certificat.
        ID?
        Semnat de
        ei scriu:
        Emis
        Notă
        Valabil până la
        Cod bun până la
        ciclu scurt
        ciclul 1
        ciclul 2
        ciclul 3
        E nevoie de o listă nouă
        E nevoie de o stare nouă
        Ceasul nostru nu e potrivit
        Emitent pe listă până la {date}
        Cheie folosită până la {date}
        Părți necunoscute nouă: {n}
        Bază: emitent de test intern
        Fișier propriu
        din {date}
        {date} | Lista {date}
        {n} z, mai sunt {m}
        """
      ),
      (
        "sk",
        """
        Slovenčina

        {day}.{mm}.{year}
        jan feb mar apr máj jún júl aug sep okt nov dec
        PRIPRAVENÉ
        Naskenujte kód
        ČÍTAM ...
        ZANEPRÁZDNENÉ
        Čakajte prosím
        Jasnejší displej, držte 10 cm od čítačky
        ZOZNAM KONČÍ
        o {n} dní
        ZOZNAM SKONČIL
        Obnovte ho teraz
        Tu žiadame
        KÓD JE PRAVÝ
        nasleduje meno
        Rovnaké meno na doklade? / Papier sa môže líšiť.
        nič sa nečíta | nič sa nezobrazuje
        Podpis platí. / Zvyšok sa nečíta.
        PRAVÝ, ALE:
        žiada {what} | tu sa žiada {what}
        Kód uvádza {what}. / Rozhodne človek.
        Kód je pravý. / Rozhodne človek.
        chýba výsledok | chýba výsledok
        bez overenia ID | skúška bez dokladu
        príliš starý | starší než žiadame
        iná krajina | z inej krajiny
        iný vydavateľ | od iného vydavateľa
        KÓD VYPRŠAL
        dňa {date}
        Vedomosti platia. / Požiadajte o nový kód.
        PREPADOL
        Mal konečný dátum. / Opýtajte sa na obnovu.
        EŠTE NEPLATÍ
        od {date}
        Dátum je dopredu. / Skenujte v ten deň.
        STIAHNUTÉ
        vydavateľom
        Dôvod nie je uvedený. / Opýtajte sa vydavateľa.
        POZASTAVENÉ
        Môže sa obnoviť. / Opýtajte sa vydavateľa.
        NAHRADENÉ
        existuje novší
        Požiadajte o novší kód.
        NESÚHLASÍ | NIE AKO PODPÍSANÉ
        podpis neplatí
        Naskenujte znova, potom sa pýtajte vydavateľa.
        MIMO ZOZNAMU | NIE JE V ZOZNAME
        neoverené | vydavateľ neoverený
        Nie je to výčitka. / Opýtajte sa školy.
        KĽÚČ CHÝBA
        starý zoznam? | zoznam možno starý
        Obnovte zoznam a naskenujte znova.
        NEPOKRYTÉ
        druh neuvedený
        dátum mimo kľúča
        Podpis platí. / Opýtajte sa správcu zoznamu.
        Podpis platí. / Opýtajte sa vydavateľa.
        KĽÚČ ZRUŠENÝ
        Nie je to osobou. / Požiadajte o nový kód.
        UŽ NIE JE TU | VYDAVATEĽ ODIŠIEL
        Nie je to osobou. / Opýtajte sa správcu zoznamu.
        NEDÁ SA URČIŤ
        zoznam je starý | náš zoznam je starý
        nie je zoznam | nie je tu zoznam
        zlé hodiny | naše hodiny idú zle
        stav neznámy
        Chyba je u nás. / Volajte: / {contact}
        správca stanice
        NEČITATEĽNÉ
        kód neúplný
        Vyhlaďte alebo prisvieťte a skenujte znova.
        LEN ODKAZ | LEN WEBOVÝ ODKAZ
        tu neoverujeme
        Opýtajte sa vydavateľa, nie tej stránky.
        KÓD PEŇAŽENKY
        Je pre peňaženku. / Požiadajte o iný.
        NOVÝ FORMÁT
        stanica je stará
        NEDÁ SA OVERIŤ
        cudzí podpis | neznámy typ podpisu
        Nie je to výčitka. / Opýtajte sa vydavateľa.
        ZNÁMY FORMÁT
        {format}: opýtajte sa vydavateľa.
        NIE JE PRE NÁS
        zdravotný pas
        Nič sa nečítalo. / Prosím vráťte.
        INÝ KÓD
        bez osvedčenia | nie je v ňom doklad
        Je na papieri iný kód?
        TEST. KARTA OK | TESTOVACIA KARTA
        TEST STIAHNUTÝ
        nie je to osoba | nie skutočná osoba
        Stanica beží. / Naskenujte pravý kód.
        PRIJATÉ
        OPÝTAJTE SA
        nášho personálu
        KÓD FUNGUJE | VÁŠ KÓD FUNGUJE
        Vezmite ho so sebou aj s dokladom.
        Je pravý. / Opýtajte sa personálu.
        Požiadajte školu o nový kód.
        Opýtajte sa školy na obnovu.
        Príďte znova v ten deň.
        Opýtajte sa školy, ktorá ho vydala.
        Použite svoj novší kód.
        Skúste originál alebo sa pýtajte školy.
        Nie je to Vaša vina. / Opýtajte sa nás.
        Naskenujte kód zo svojho osvedčenia.
        ID?
        Podpísal
        píšu:
        Vydané
        Známka
        Platí do
        Kód platí do
        krátky c. | krátky cyklus
        1. cyklus
        2. cyklus
        3. cyklus
        Je čas na novší zoznam
        Je čas na novší stav
        Naše hodiny nie sú nastavené
        Vydavateľ v zozname do {date}
        Kľúč používaný do {date}
        Časti, ktoré nepoznáme: {n}
        Základ: vstavaný test
        Vlastný súbor
        z {date}
        {date} | Zoznam {date}
        {n} d, zostáva {m}
        """
      ),
      (
        "sl",
        """
        Slovenščina

        {day}.{mm}.{year}
        jan feb mar apr maj jun jul avg sep okt nov dec
        PRIPRAVLJENO
        Skenirajte kodo
        BEREM ...
        ZASEDENO
        Počakajte malo
        Svetlejši zaslon, držite na 10 cm
        SEZNAM POTEČE
        čez {n} dni
        SEZNAM POTEKEL
        Obnovite ga zdaj
        Tu zahtevamo
        PRISTNA KODA | KODA JE PRISTNA
        sledi ime
        Isto ime na dokumentu? / Papir se lahko razlikuje.
        nič se ne bere | nič se ne prikaže
        Podpis velja. / Ostalega ne beremo.
        PRISTNA, A:
        treba {what} | tu je treba {what}
        V kodi piše {what}. / Odloči človek.
        Koda je pristna. / Odloči človek.
        manjka izid | manjka učni izid
        brez dokumenta | izpit brez dokumenta
        prestaro | starejše od zahteve
        druga država | iz druge države
        drug izdajatelj | od drugega
        KODA POTEKLA | KODA JE POTEKLA
        dne {date}
        Naučeno velja. / Prosite za novo kodo.
        POTEKLO
        Imelo je rok. / Vprašajte, ali je obnovljeno.
        ŠE NE VELJA
        od {date}
        Datum je vnaprej. / Skenirajte ta dan.
        UMAKNJENO
        od izdajatelja
        Razlog ni naveden. / Vprašajte izdajatelja.
        ZADRŽANO
        Lahko se sprosti. / Vprašajte izdajatelja.
        ZAMENJANO
        obstaja novejša
        Prosite za novejšo kodo.
        SE NE UJEMA | NI KOT PODPISANO
        podpis ne velja
        Skenirajte znova, nato vprašajte izdajatelja.
        NI NA SEZNAMU
        ni preverjeno
        To ni očitek. / Vprašajte šolo.
        KLJUČA NI
        star seznam? | seznam je morda star
        Obnovite seznam in skenirajte znova.
        NI POKRITO
        vrsta ni zraven | vrsta ni na seznamu
        datum zunaj | datum zunaj ključa
        Podpis velja. / Vprašajte skrbnika seznama.
        Podpis velja. / Vprašajte izdajatelja.
        KLJUČ NE VELJA | KLJUČ PREKLICAN
        Ni zaradi osebe. / Prosite za novo kodo.
        NI VEČ TU | IZDAJATELJ ODŠEL
        Ni zaradi osebe. / Vprašajte skrbnika seznama.
        NI MOGOČE REČI
        seznam je star | naš seznam je star
        ni seznama | tu ni seznama
        ura je napačna | naša ura je napačna
        stanje neznano
        Napaka je naša. / Pokličite: / {contact}
        skrbnika
        NI BERLJIVO
        koda nepopolna
        Zgladite ali osvetlite in skenirajte znova.
        SAMO POVEZAVA
        tu ne preverjamo
        Vprašajte izdajatelja, ne te strani.
        KODA DENARNICE
        Za denarnico je. / Prosite za drugo.
        NOVA OBLIKA
        naprava je stara | ta naprava je stara
        NI PREVERLJIVO
        tuj podpis | neznan podpis
        To ni očitek. / Vprašajte izdajatelja.
        ZNANA OBLIKA
        {format}: vprašajte izdajatelja.
        NI ZA NAS
        zdravstveni list
        Nič ni bilo prebrano. / Prosimo, vrnite.
        DRUGA KODA
        ni potrdila | v njej ni potrdila
        Je na papirju še ena koda?
        TESTNA KARTICA
        TEST UMAKNJEN
        ni oseba | ni prava oseba
        Naprava deluje. / Skenirajte pravo kodo.
        SPREJETO
        VPRAŠAJTE
        naše osebje
        KODA VELJA | VAŠA KODA VELJA
        Prinesite jo z dokumentom.
        Pristna je. / Vprašajte osebje.
        Prosite šolo za novo kodo.
        Vprašajte šolo, kako jo obnoviti.
        Pridite znova ta dan.
        Vprašajte šolo, ki jo je izdala.
        Uporabite svojo novejšo kodo.
        Poskusite izvirnik ali vprašajte šolo.
        Niste Vi krivi. / Vprašajte osebje.
        Skenirajte kodo s svojega potrdila.
        ID?
        Podpisal
        pišejo:
        Izdano
        Ocena
        Velja do
        Koda velja do
        kratka | kratka stopnja
        1. stopnja
        2. stopnja
        3. stopnja
        Čas je za novejši seznam
        Čas je za novejše stanje
        Naša ura ni nastavljena
        Izdajatelj na seznamu do {date}
        Ključ v rabi do {date}
        Deli, ki jih ne poznamo: {n}
        Podlaga: vgrajen test
        Lastna datoteka
        z dne {date}
        {date} | Seznam {date}
        {n} d, še {m} d
        """
      ),
      (
        "sv",
        """
        Svenska

        {day} {month} {year}
        jan feb mar apr maj jun jul aug sep okt nov dec
        REDO
        Skanna en kod
        LÄSER ...
        UPPTAGEN
        Vänta lite
        Ljusare skärm, håll 10 cm avstånd
        LISTAN GÅR UT
        om {n} dagar
        LISTAN UTGÅTT
        Förnya den nu
        Här krävs
        ÄKTA KOD | KODEN ÄR ÄKTA
        namnet följer
        Samma namn på ID? / Papperet kan skilja sig.
        inget visas
        Signaturen håller. / Resten läses inte.
        ÄKTA, MEN:
        krav {what} | här krävs {what}
        Koden säger {what}. / En människa avgör.
        Den är äkta. / En människa avgör.
        resultat saknas | ett resultat saknas
        utan ID-kontroll
        äldre än kravet
        annat land | från ett annat land
        annan utfärdare
        UTGÅNGEN KOD
        den {date}
        Lärandet gäller. / Be om en ny kod.
        UTGÅNGET
        Det hade ett slutdatum. / Fråga om det förnyats.
        ÄNNU INTE | GÄLLER INTE ÄN
        från {date}
        Framtida datum. / Skanna den dagen.
        ÅTERKALLAT
        av utfärdaren
        Inget skäl är sparat. / Fråga utfärdaren.
        PAUSAT
        Kan hävas. / Fråga utfärdaren.
        ERSATT
        det finns ny kod | det finns en nyare
        Be om den nyare koden.
        STÄMMER INTE | INTE SOM SIGNERAT
        signaturfel
        Skanna igen. / Fråga sedan utfärdaren.
        EJ PÅ LISTAN | INTE PÅ LISTAN
        ej kontrollerad | utfärdare ej prövad
        Det är ingen kritik. / Fråga skolan.
        NYCKEL SAKNAS
        gammal lista? | listan kanske gammal
        Förnya listan och skanna igen.
        TÄCKS INTE
        typ ej på listan | typen ej på listan
        datum utanför
        Signaturen håller. / Fråga listans ägare.
        Signaturen håller. / Fråga utfärdaren.
        NYCKEL STÄNGD | NYCKEL SPÄRRAD
        Det är inte personen. / Be om en ny kod.
        HAR LÄMNAT | HAR LÄMNAT LISTAN
        Det är inte personen. / Fråga listans ägare.
        OKLART | KAN INTE AVGÖRAS
        för gammal lista | listan är för gammal
        ingen lista | ingen lista här
        klockan går fel | vår klocka går fel
        status okänd
        Vårt fel. / Ring: / {contact}
        den ansvariga
        KAN EJ LÄSAS | KAN INTE LÄSAS
        ofullständig | ofullständig kod
        Släta ut eller lys mer och skanna igen.
        BARA WEBBLÄNK
        prövas inte här
        Fråga utfärdaren, inte den sidan.
        PLÅNBOKSKOD
        Den är till en plånbok. / Be om en annan.
        NYTT FORMAT
        enhet för gammal
        KAN EJ PRÖVAS | KAN INTE PRÖVAS
        okänd signatur
        Det är ingen kritik. / Fråga utfärdaren.
        KÄNT FORMAT
        {format}: fråga utfärdaren.
        INTE FÖR OSS
        hälsopass
        Inget har lästs. / Lämna tillbaka den.
        ANNAN KOD
        inget intyg | inget intyg i den
        Finns det en annan kod på papperet?
        TESTKORT OK
        TEST: SPÄRRAT | TEST: ÅTERKALLAT
        ingen person | ingen riktig person
        Enheten är redo. / Skanna en riktig kod.
        GODKÄND
        FRÅGA GÄRNA
        vår personal
        KODEN FUNKAR | DIN KOD FUNGERAR
        Ta med den och ditt ID.
        Den är äkta. / Fråga vår personal.
        Be din skola om en ny kod.
        Fråga skolan hur den förnyas.
        Kom tillbaka den dagen.
        Fråga skolan som utfärdade den.
        Använd din nyare kod.
        Prova originalet eller fråga skolan.
        Inte ditt fel. / Fråga vår personal.
        Skanna koden på ditt intyg.
        ID?
        Signerat av
        de skriver:
        Utfärdat
        Betyg
        Gäller till
        Kod t.o.m.
        kort cykel
        1:a cykeln
        2:a cykeln
        3:e cykeln
        Det är dags för en nyare lista
        Det är dags för en nyare status
        Vår klocka är inte ställd
        Utfärdare på listan till {date}
        Nyckel i bruk till {date}
        Delar vi inte känner till: {n}
        Grund: inbyggd testutfärdare
        Egen fil
        från {date}
        L. {date} | Lista {date}
        {n} d, {m} d kvar
        """
      ),
    ]
}
