using System.Globalization;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>A decision, or a cancellation, that a process was given, as a line of its file.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Account">The key of its account.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="What">The outcome, or <see cref="Cancelled"/>.</param>
/// <param name="Revision">The revision of the decision.</param>
internal sealed record Acknowledgement(string DebitId, string Account, decimal Amount, string What, int Revision)
{
    public const string Cancelled = "cancelled";

    private const char Separator = ' ';

    /// <summary>The line, with its line feed.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture, $"{DebitId} {Account} {Amount} {What} {Revision}\n");

    /// <summary>The whole lines of a file; a line that a kill cut off was not acknowledged.</summary>
    public static IReadOnlyList<Acknowledgement> ReadAll(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines[..^1].Select(Parse)];
    }

    private static Acknowledgement Parse(string line) => line.Split(Separator) is [var id, var account, var amount, var what, var revision]
        ? new Acknowledgement(
            id, account, decimal.Parse(amount, CultureInfo.InvariantCulture), what, int.Parse(revision, CultureInfo.InvariantCulture))
        : throw new InvalidDataException($"the line `{line}` is no acknowledgement");
}
