namespace FundsCheck.Samples.Batch;

/// <summary>Checks the debits of a file, and writes a file for each outcome and the sums.</summary>
internal sealed class BatchRun(IFundsChecker checker, BatchOptions options, TextWriter output, TextWriter error)
{
    private readonly Summary _summary = new();
    private int _status = ExitStatus.Done;

    /// <returns>The exit status.</returns>
    /// <exception cref="InvalidDataException">The file has too many rows.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var rows = await ReadAsync().ConfigureAwait(false);
        using var files = new OutcomeFiles(options.Output);
        var index = 0;
        var results = checker.CheckAllAsync(rows.Select(row => row.Debit).ToAsyncEnumerable(), cancellationToken);
        await foreach (var result in results.ConfigureAwait(false))
        {
            // The results have the order of the debits.
            await TakeAsync(rows[index++], result, files).ConfigureAwait(false);
        }

        files.Complete();
        await _summary.WriteAsync(output).ConfigureAwait(false);
        return _status;
    }

    /// <summary>Reads both files as a whole, so that their problems are reported before the first balance is billed.</summary>
    private async Task<IReadOnlyList<DebitRow>> ReadAsync()
    {
        var ofTokens = new List<(long Line, string Problem)>();
        var ofDebits = new List<(long Line, string Problem)>();
        var rows = DebitFile.Read(options.Debits, AccessTokens.Read(options, ofTokens), ofDebits);
        foreach (var (line, problem) in ofTokens)
        {
            await ReportAsync(options.Tokens, line, problem, ExitStatus.WrongInput).ConfigureAwait(false);
        }

        foreach (var (line, problem) in ofDebits)
        {
            await ReportAsync(line, problem, ExitStatus.WrongInput).ConfigureAwait(false);
        }

        return rows;
    }

    private Task TakeAsync(DebitRow row, CheckResult result, OutcomeFiles files)
    {
        switch (result)
        {
            case CheckResult.Decided { Decision: var decision }:
                // A review that a person approved may be sent.
                var outcome = decision.IsApproved ? Outcome.Accept : decision.Outcome;
                files.Write(outcome, row.Debit, decision);
                _summary.Add(outcome, decision.Amount);
                return Task.CompletedTask;
            case CheckResult.Invalid { Exception.Problems: var problems }:
                return ReportAsync(row.Line, string.Join("; ", problems.Select(problem => problem.Message)), ExitStatus.WrongInput);
            case CheckResult.Conflict { Exception.Message: var conflict }:
                return ReportAsync(row.Line, conflict, ExitStatus.WrongInput);
            case CheckResult.Closed { Exception.Message: var closed }:
                return ReportAsync(row.Line, closed, ExitStatus.WrongInput);
            case CheckResult.Archived { Exception.Message: var archived }:
                return ReportAsync(row.Line, archived, ExitStatus.WrongInput);
            case CheckResult.NotRecorded { Exception.Message: var notRecorded }:
                return ReportAsync(row.Line, notRecorded, ExitStatus.Failed);
            default:
                throw new InvalidOperationException("a check result has one of six types");
        }
    }

    private Task ReportAsync(long line, string problem, int status)
    {
        _summary.AddWithoutDecision();
        return ReportAsync(options.Debits, line, problem, status);
    }

    private Task ReportAsync(string file, long line, string problem, int status)
    {
        // A decision that may not be recorded precedes a wrong row.
        _status = _status == ExitStatus.Failed ? _status : status;
        return error.WriteLineAsync(FormattableString.Invariant($"{file}:{line}: {problem}"));
    }
}
