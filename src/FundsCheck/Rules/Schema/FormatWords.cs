using FundsCheck.Balances;

namespace FundsCheck.Rules.Schema;

/// <summary>The lists of words of format 1, one a line with its sentence.</summary>
internal static class FormatWords
{
    public static SchemaTerm[] Outcomes { get; } = Table("""
        accept   The debit may be sent.
        review   A person decides, or the check is asked again later.
        decline  The debit must not be sent.
        """);

    public static SchemaTerm[] Readings { get; } = Table("""
        read                    The balance was read.
        userActionRequired      The end user must act first, as in renewing the login at the bank.
        accountUnavailable      The account is closed, revoked or not supported.
        institutionUnavailable  The bank is down or does not respond; passes by itself.
        providerUnavailable     The provider cannot be reached, fails, or does not respond in time; passes by itself.
        rateLimited             A limit on calls was reached; passes by itself.
        staleBalance            There is no balance as fresh as was requested; passes by itself.
        misconfigured           The configuration, the credentials or the request must be corrected by the operator.
        invalidResponse         The response, or its error, is not one that the balance source knows.
        """);

    public static SchemaTerm[] Sources { get; } = Table("""
        real-time  Asked of the bank for this check.
        cached     The provider's stored copy.
        supplied   Handed over by the host.
        """);

    public static SchemaTerm[] BalanceCurrencies { get; } = Table("""
        same           The debit's currency.
        other          Another currency of ISO 4217.
        unofficial     A code that is no currency, such as a cryptocurrency's.
        missing        No currency is stated.
        contradictory  Two currencies are stated.
        """);

    public static SchemaTerm[] Verifications { get; } = Table("""
        none                   Verification does not apply, as with accounts linked by login.
        verifiedAutomatically  Verified without the user, as by automatic micro-deposits.
        verifiedManually       Verified with the user's help, as by a code of a micro-deposit.
        matched                Matched in a provider's data.
        matchedWithCaution     Plausible by a provider's data, but not known there.
        pending                Not verified yet.
        failed                 Verification failed.
        expired                Not verified within the time allowed.
        """);

    public static SchemaTerm[] EntryClasses { get; } = Table("""
        WEB  A consumer's debit authorized on the internet or a mobile device.
        PPD  A consumer's debit authorized in writing or similarly.
        TEL  A consumer's debit authorized by telephone.
        CCD  A corporate entry.
        CTX  A corporate entry with many addenda.
        ACK  An acknowledgment of a CCD credit.
        ADV  An accounting advice of the operator.
        ARC  A check received by mail, converted.
        ATX  An acknowledgment of a CTX credit.
        BOC  A check converted in the back office.
        CIE  A consumer's bill payment.
        COR  A notification of change.
        DNE  A death notification.
        ENR  An enrollment by a federal agency.
        IAT  An international entry.
        MTE  A machine transfer, as at a cash dispenser.
        POP  A check converted at the point of purchase.
        POS  A debit at a point of sale.
        RCK  A re-presented check.
        SHR  A debit in a shared network.
        TRC  A truncated check.
        TRX  Many truncated checks.
        XCK  A destroyed check.
        """);

    public static SchemaTerm[] Returns { get; } =
    [
        new("none", "There was no attempt before."),
        .. Table("""
            R01  Not enough funds.
            R02  The account is closed.
            R03  There is no such account.
            R04  The account number is not valid.
            R05  A corporate debit to a consumer's account was not authorized.
            R06  Returned because the originating bank asked.
            R07  The customer revoked the authorization.
            R08  The customer stopped this payment.
            R09  The funds are there but not collected yet.
            R10  The customer says the debit was not authorized.
            R11  The debit does not keep to its authorization.
            R12  The account went to another bank.
            R13  The bank cannot be reached by ACH.
            R14  The payee's representative died or cannot act.
            R15  The account's holder died.
            R16  The account is frozen.
            R17  The entry cannot be processed as it is.
            R18  The effective date is not allowed.
            R19  The amount field is wrong.
            R20  The account does not allow such transactions.
            R21  The company identification is not valid.
            R22  The individual's identification is not valid.
            R23  The receiver refused a credit.
            R24  A duplicate entry.
            R25  An addenda error.
            R26  A mandatory field is wrong.
            R27  A trace number is wrong.
            R28  The routing number's check digit is wrong.
            R29  The corporate customer says the debit was not authorized.
            R30  The bank takes no part in check truncation.
            R31  Returned with permission of the originating bank.
            R32  The bank cannot settle.
            R33  A destroyed check entry was returned.
            R34  The bank's participation is limited.
            R35  An improper debit.
            R36  An improper credit.
            R37  The source document was presented too.
            R38  The source document's payment was stopped.
            R39  The source document is improper.
            R40  An enrollment was returned by the agency.
            R41  The transaction code is not valid.
            R42  The routing number or its check digit is wrong.
            R43  The account number is not valid for the enrollment.
            R44  The individual's identification does not match.
            R45  The individual's name does not match.
            R46  The representative indicator is wrong.
            R47  A duplicate enrollment.
            R50  State law keeps a re-presented check from being paid.
            R51  A re-presented check is improper.
            R52  A re-presented check's payment was stopped.
            R53  The check and its entry were both presented.
            R80  An international entry's coding is wrong.
            R81  The bank takes no part in international entries.
            R82  The foreign bank's identification is not valid.
            R83  The foreign bank cannot settle.
            R84  The gateway did not process the entry.
            R85  An outbound international payment is coded wrongly.
            """),
    ];

    public static SchemaTerm Kind(AccountKind kind) => new(kind.Name, kind.Family switch
    {
        AccountFamily.Depository => "Holds cash: current is money, a limit is an overdraft.",
        AccountFamily.Credit => "Revolving credit: current is owed, limit less current can be drawn.",
        _ => "Neither cash nor revolving credit: current is no money to draw on.",
    });

    public static SchemaTerm[] Table(string lines) => [.. lines.Split('\n').Select(Row)];

    private static SchemaTerm Row(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return new(line[..space], line[space..].TrimStart());
    }
}
