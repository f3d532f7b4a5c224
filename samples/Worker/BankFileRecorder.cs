using FundsCheck.Samples.Csv;

namespace FundsCheck.Samples.Worker;

/// <summary>Records the events of one file, row by row: an earlier row may be what a later one follows from.</summary>
internal sealed class BankFileRecorder(IFundsChecker checker, TimeProvider time)
{
    /// <exception cref="DecisionNotRecordedException">The store is unavailable; the whole file is recorded again later.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<RecordedFile> RecordAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var recorded = 0;
        var rejected = new List<RejectedRow>();
        foreach (var row in CsvRows.Read(file.FullName, BankEvent.Columns))
        {
            var problem = row.Problem ?? await RecordAsync(row.Fields, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                recorded++;
            }
            else
            {
                rejected.Add(new RejectedRow(row.Line, problem, row.Text));
            }
        }

        return new RecordedFile(recorded, rejected);
    }

    /// <summary>Records an event; returns why it is rejected, or null.</summary>
    private async Task<string?> RecordAsync(IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        var debitId = fields[0];
        if (debitId.Length == 0)
        {
            return "id is empty";
        }

        var (what, problem) = BankEvent.Parse(fields);
        if (what is null || (problem = what.FindProblem(time.GetUtcNow())) is not null)
        {
            return problem;
        }

        try
        {
            await checker.RecordAsync(debitId, what, revision: null, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (FundsCheckException exception) when (exception is DebitEventRefusedException or DebitArchivedException)
        {
            return exception.Message;
        }
    }
}
