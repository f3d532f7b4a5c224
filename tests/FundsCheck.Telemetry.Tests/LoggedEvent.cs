using Microsoft.Extensions.Logging;

namespace FundsCheck.Telemetry.Tests;

/// <summary>One logged message.</summary>
internal sealed record LoggedEvent(EventId Id, LogLevel Level, string Message);
