namespace FundsCheck;

/// <summary>
/// The ACH return reason codes of entries that come back to their originator (Nacha Operating Rules 2026, appendix four). The table there
/// also lists R61, R62 and R67 to R70, by which the originator's bank dishonors a return, and R71 to R77, by which the receiver's bank
/// contests that. These go between the banks and return no entry, so they are not codes here.
/// </summary>
public static class ReturnCodes
{
    /// <summary>Every code with its meaning.</summary>
    internal static IReadOnlyList<ListedWord> Words { get; } = ListedWord.ParseList("""
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
        """);

    /// <summary>Every code, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(word => word.Word)];
}
