using FundsCheck.DecisionLog;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Samples.Batch;

/// <summary>The library, registered as in any other host.</summary>
internal static class BatchHost
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--debits"] = "Batch:Debits", ["--tokens"] = "Batch:Tokens", ["--output"] = "Batch:Output",
    };

    public static IHost Build(string[] args)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddCommandLine(args, Switches);

        // Standard output has the summary only.
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddFundsCheck(builder.Configuration).UseDecisionLog(builder.Configuration).AddPlaid(builder.Configuration);
        builder.Services.AddOptions<BatchOptions>().BindSection(builder.Configuration, "Batch")
            .Validate(batch => File.Exists(batch.Debits), "Debits names no file; write --debits FILE")
            .Validate(batch => batch.Tokens.Length == 0 || File.Exists(batch.Tokens), "Tokens names no file; write --tokens FILE")
            .Validate(
                batch => batch.Tokens.Length > 0 || batch.Token is not null,
                "Tokens is not set; write --tokens FILE, or set Batch__Token in the environment")
            .Validate(batch => batch.Output.Length > 0, "Output is not set; write --output FOLDER")
            .ValidateOnStart();
        return builder.Build();
    }
}
