using FundsCheck.Diagnostics;
using FundsCheck.Rules;

namespace FundsCheck.Checking;

/// <summary>
/// The reads of a fact source. Each check reads by itself: facts are of one debit, and an account has many. A read that fails leaves its
/// facts unknown.
/// </summary>
internal sealed class FactReads
{
    private readonly SourceFacts _notRequested;

    public FactReads(IFactSource source, TimeProvider time, FundsCheckOptions options, PipelineLog log, Telemetry telemetry)
    {
        (Source, Log, UnderWay) = (source, log, new ReadsUnderWay(time, options.ReadTimeout, telemetry));
        Prefix = FactReadingValidator.IsPrefix(source.Prefix)
            ? source.Prefix
            : throw new InvalidOperationException(
                "the prefix of the fact source is `x.`, a name of letters and digits, and a dot, as in `x.signal.`");
        _notRequested = new SourceFacts(Prefix, new FactReading.NotRequested());
    }

    public IFactSource Source { get; }

    public PipelineLog Log { get; }

    public string Prefix { get; }

    public ReadsUnderWay UnderWay { get; }

    /// <summary>The facts of the source before any read; null where the rule set declares none of them.</summary>
    public SourceFacts? NotRequested(RuleSet ruleSet) => NamesOf(ruleSet).Any() ? _notRequested : null;

    /// <summary>Reads the facts that a rule set declares within the deadline; never an exception but the token's.</summary>
    public async ValueTask<SourceFacts> ReadAsync(FactRequest request, RuleSet ruleSet, CancellationToken cancellationToken) =>
        new(
            Prefix,
            await ReadAsync(request with { RuleSet = ruleSet.Identity.Name, Names = [.. NamesOf(ruleSet)] }, cancellationToken)
                .ConfigureAwait(false));

    private IEnumerable<string> NamesOf(RuleSet ruleSet) =>
        ruleSet.Definition.CustomFacts.Select(fact => fact.Name).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private async Task<FactReading> ReadAsync(FactRequest request, CancellationToken cancellationToken)
    {
        if (UnderWay.IsBlocked)
        {
            Log.FactSourceBlocked(ReadsUnderWay.OverdueMax);
            return new FactReading.Failed(FactFailures.SourceBlocked);
        }

        var read = new FactRead(this, request);
        read.Begin();
        var reading = await read.WaitAsync(cancellationToken).ConfigureAwait(false);

        // What is seen after the deadline came too late, whenever it came.
        return read.IsPastDeadline ? new FactReading.Failed(FactFailures.TimedOut) : reading;
    }

    /// <summary>A source's reading as it is judged and recorded: one outside the bounds has failed.</summary>
    public FactReading Admit(FactReading? reading)
    {
        var problem = FactReadingValidator.ProblemOf(reading, Prefix);
        if (reading is not null && problem is null)
        {
            return FactReadingValidator.Canonical(reading);
        }

        Log.FactReadingRefused(problem ?? "the reading is missing");
        return new FactReading.Failed(FactFailures.ReadingInvalid);
    }
}
