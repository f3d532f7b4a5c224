namespace FundsCheck;

/// <summary>
/// The names by which a host collects the metrics and the traces of all packages. Instruments, spans and log events are listed in
/// <c>docs/telemetry.md</c>. None contains an account, an amount or a credential.
/// </summary>
public static class FundsCheckTelemetry
{
    /// <summary>
    /// The name of the meter, for <c>AddMeter</c> of OpenTelemetry. The meter comes from the host's
    /// <see cref="System.Diagnostics.Metrics.IMeterFactory"/> where one is registered.
    /// </summary>
    public const string MeterName = "FundsCheck";

    /// <summary>The name of the activity source, for <c>AddSource</c> of OpenTelemetry.</summary>
    public const string ActivitySourceName = "FundsCheck";
}
