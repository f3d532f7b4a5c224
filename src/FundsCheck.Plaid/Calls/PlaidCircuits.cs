using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>
/// One circuit to Plaid, and one for each institution that hangs. A failed connection and an outage of Plaid count for the first. An
/// attempt that times out counts for its institution, and for Plaid where several institutions hang: one hanging bank affects only its own
/// debits.
/// </summary>
internal sealed class PlaidCircuits
{
    private const int HangingMax = 1_024;

    private static readonly CircuitKey CachedKey = new(null, 0);

    private readonly PlaidOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PlaidTelemetry _telemetry;
    private readonly Circuit _plaid;
    private readonly KnownInstitutions _known;
    private readonly BoundedMap<CircuitKey, InstitutionCircuit> _hanging = new(HangingMax);

    public PlaidCircuits(
        PlaidOptions options, KnownInstitutions known, TimeProvider time, ILogger logger, PlaidTelemetry telemetry)
    {
        (_options, _known, _time, _logger, _telemetry) = (options, known, time, logger, telemetry);
        _plaid = Create("Plaid", "plaid");
    }

    /// <summary>The circuit to Plaid, for every institution.</summary>
    public Circuit Plaid => _plaid;

    /// <summary>
    /// Makes an attempt, or none where a circuit is open. An endpoint that reads no bank has a circuit of its own: its responses show
    /// nothing of a bank that hangs.
    /// </summary>
    public async ValueTask<PlaidAttempt> ExecuteAsync<TState>(
        PlaidQuery query,
        Func<TState, CancellationToken, ValueTask<PlaidAttempt>> attempt,
        TState state,
        CancellationToken cancellationToken)
    {
        var key = query.Endpoint.ReadsBank ? _known.KeyOf(query.TokenDigest) : CachedKey;
        var institution = _hanging.Find(key);

        // The circuit of the institution precedes: its rejection must not use up the probe of Plaid's circuit.
        var outcome = institution is { Circuit.IsClosed: false }
            ? await institution.Circuit.ProbeAsync(
                static (through, ending) => through.Circuits.ThroughPlaidAsync(through.Attempt, through.State, ending),
                (Circuits: this, Attempt: attempt, State: state), cancellationToken).ConfigureAwait(false)
            : await ThroughPlaidAsync(attempt, state, cancellationToken).ConfigureAwait(false);
        if (outcome.Item is { } item)
        {
            _known.Learn(query.Token, item);
        }

        await RecordAsync(outcome, key, institution).ConfigureAwait(false);
        return outcome;
    }

    private ValueTask<PlaidAttempt> ThroughPlaidAsync<TState>(
        Func<TState, CancellationToken, ValueTask<PlaidAttempt>> attempt, TState state, CancellationToken cancellationToken) =>
            _plaid.IsClosed ? attempt(state, cancellationToken) : _plaid.ProbeAsync(attempt, state, cancellationToken);

    // A circuit that is not closed records its own probes.
    private async ValueTask RecordAsync(PlaidAttempt outcome, CircuitKey key, InstitutionCircuit? institution)
    {
        switch (outcome.Health)
        {
            case ProviderHealth.Up:
                if (institution is not null)
                {
                    await institution.Circuit.RecordAsync(outcome).ConfigureAwait(false);
                }

                await _plaid.RecordAsync(outcome).ConfigureAwait(false);
                break;
            case ProviderHealth.Down:
                await _plaid.RecordAsync(outcome).ConfigureAwait(false);
                break;
            case ProviderHealth.Hangs:
                institution ??= _hanging.GetOrAdd(
                    key, hanging => new InstitutionCircuit(Create(NameOf(hanging), "institution"), _time, _options.SamplingDuration));
                await institution.Circuit.RecordAsync(outcome).ConfigureAwait(false);
                if (institution.CountsAgainstPlaid())
                {
                    await _plaid.RecordAsync(outcome).ConfigureAwait(false);
                }

                break;
            default:
                break;
        }
    }

    private Circuit Create(string name, string kind) =>
        new(name, _options, _time, _logger, (isOpen, wasOpen) => _telemetry.CountCircuit(kind, isOpen, wasOpen));

    // The id is a text of the response: only an id of Plaid's form is logged.
    private static string NameOf(CircuitKey key) => key.Institution switch
    {
        null when key == CachedKey => "Plaid's cache",
        null => "one Item",
        { Length: <= 32 } id when id.StartsWith("ins_", StringComparison.Ordinal)
            && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') => id,
        _ => "one institution",
    };
}
