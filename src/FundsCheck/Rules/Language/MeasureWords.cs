namespace FundsCheck.Rules.Language;

/// <summary>The values of measures without a list of their own elsewhere.</summary>
public static class MeasureWords
{
    internal static ListedWord[] Sources { get; } = ListedWord.ParseList("""
        real-time  Requested from the bank for this check.
        cached     The provider's stored copy.
        supplied   Handed over by the host.
        """);

    internal static ListedWord[] Currencies { get; } = ListedWord.ParseList($"""
        {Measures.Same}           The debit's currency.
        other          Another currency of ISO 4217.
        unofficial     A code that is no currency, such as a cryptocurrency's.
        missing        No currency is stated.
        contradictory  Two currencies are stated.
        """);

    internal static ListedWord[] Returns { get; } = [new("none", "There was no attempt before."), .. ReturnCodes.Words];

    internal static ListedWord[] Kinds { get; } = [.. AccountKinds.All.Select(kind => new ListedWord(kind.Name, MeaningOf(kind.Family)))];

    internal static ListedWord[] Verifications { get; } = ListedWord.ParseList("""
        none                   Verification does not apply, as with accounts linked by login.
        verifiedAutomatically  Verified without the user, as by automatic micro-deposits.
        verifiedManually       Verified with the user's help, as by a code of a micro-deposit.
        matched                Matched in a provider's data.
        matchedWithCaution     Plausible by a provider's data, but not known there.
        pending                Not verified yet.
        failed                 Verification failed.
        expired                Not verified within the time allowed.
        """);

    internal static ListedWord[] Readings { get; } = ListedWord.ParseList($"""
        {Measures.Read}                    The balance was read.
        userActionRequired      The end user must act first, as in renewing the login at the bank.
        accountUnavailable      The account is closed, revoked or not supported.
        institutionUnavailable  The bank is down or does not respond; passes by itself.
        providerUnavailable     The provider cannot be reached, fails, or does not respond in time; passes by itself.
        rateLimited             A limit on calls was reached; passes by itself.
        staleBalance            There is no balance as fresh as was requested; passes by itself.
        misconfigured           The configuration, the credentials or the request must be corrected by the operator.
        invalidResponse         The response, or its error, is not one that the balance source knows.
        """);

    /// <summary>The reading of a test where no balance was requested.</summary>
    internal static ListedWord NotRequested { get; } = new(Measures.NotRequested, "No balance was requested.");

    /// <summary>Formats a phrase as a sentence.</summary>
    public static string ToSentence(string phrase) => $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}.";

    private static string MeaningOf(AccountFamily family) => family switch
    {
        AccountFamily.Depository => "Holds cash: current is money, a limit is an overdraft.",
        AccountFamily.Credit => "Revolving credit: current is owed, limit less current can be drawn.",
        _ => "Neither cash nor revolving credit: current is no money to draw on.",
    };
}
