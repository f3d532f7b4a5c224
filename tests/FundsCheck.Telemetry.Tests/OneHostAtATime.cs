namespace FundsCheck.Telemetry.Tests;

/// <summary>
/// All tests here: the SDK of OpenTelemetry selects meters by name, so it would collect what the hosts of other tests measure meanwhile.
/// </summary>
[CollectionDefinition(nameof(OneHostAtATime), DisableParallelization = true)]
public sealed class OneHostAtATime;
