using System.Globalization;
using CsvHelper;

namespace FundsCheck.Samples.Batch;

/// <summary>
/// The three files of a run. They have their names when the run is complete, so that nobody takes a part of them for the whole.
/// </summary>
internal sealed class OutcomeFiles : IDisposable
{
    private static readonly (Outcome Outcome, string Name)[] Names =
    [
        (Outcome.Accept, "accepted.csv"), (Outcome.Review, "reviews.csv"), (Outcome.Decline, "declined.csv"),
    ];

    private readonly Dictionary<Outcome, (string Path, CsvWriter Writer)> _files = [];

    /// <exception cref="IOException">The folder or a file cannot be created.</exception>
    public OutcomeFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (outcome, name) in Names)
        {
            var path = Path.Combine(folder, name);
            _files[outcome] = (path, CsvWriter.Create(File.Create(Unfinished(path))));
            Write(outcome, "id", "account", "amount", "class", "reasons", "explanation", "valid_until");
        }
    }

    public void Write(Outcome outcome, ProposedDebit debit, FundsDecision decision) => Write(
        outcome,
        debit.Id,
        debit.Account.SourceAccountId,
        decision.Amount.ToString(),
        debit.EntryClass,
        string.Join(' ', decision.Reasons.Select(reason => reason.Code)),
        string.Join("; ", decision.Reasons.Select(reason => reason.Text)),
        decision.ValidUntil.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Gives the files their names, in place of those of an earlier run.</summary>
    public void Complete()
    {
        foreach (var (path, writer) in _files.Values)
        {
            writer.Dispose();
            File.Move(Unfinished(path), path, overwrite: true);
        }
    }

    /// <summary>Deletes the files of a run that did not complete.</summary>
    public void Dispose()
    {
        foreach (var (path, writer) in _files.Values)
        {
            writer.Dispose();
            File.Delete(Unfinished(path));
        }
    }

    private static string Unfinished(string path) => $"{path}.tmp";

    private void Write(Outcome outcome, params ReadOnlySpan<string> fields)
    {
        var writer = _files[outcome].Writer;
        foreach (var field in fields)
        {
            writer.WriteField(field);
        }

        writer.EndRecord();
    }
}
