using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Decisions;

/// <summary>The facts of a fact source in the timeline of a debit.</summary>
internal static class SourceFactsText
{
    public static void Write(TextWriter output, SourceFacts? facts)
    {
        switch (facts?.Reading)
        {
            case FactReading.Succeeded read:
                var reference = read.Reference is { } id ? $", reference {id}" : string.Empty;
                output.WriteShown($"  facts {facts.Prefix}*{reference}");
                foreach (var (name, fact) in read.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
                {
                    output.WriteShown($"    {name}: {fact.Text}");
                }

                break;
            case FactReading.Failed { Failure: var failure }:
                output.WriteShown($"  facts {facts.Prefix}* not read: {failure.Code}");
                break;
            case FactReading.NotRequested:
                output.WriteShown($"  facts {facts.Prefix}* not requested");
                break;
            default:
                break;
        }
    }
}
