namespace FundsCheck.Records.Format;

/// <summary>Writes and reads the facts of a fact source, apart from the facts of the debit.</summary>
internal static class SourceFactsLine
{
    public static void Write(JsonLine line, SourceFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        line.Open("sourceFacts").Required("prefix", facts.Prefix);
        switch (facts.Reading)
        {
            case FactReading.Succeeded read:
                CustomFactsLine.Write(line, read.Facts);
                line.Text("reference", read.Reference).Text("requestId", read.ProviderRequestId);
                break;
            case FactReading.Failed { Failure: var failure }:
                BalanceFailureLine.Write(line, failure);
                break;
            default:
                line.Flag("notRequested", value: true);
                break;
        }

        line.Close();
        if (facts.Reading is FactReading.Succeeded succeeded && !succeeded.Facts.Keys.All(facts.Has))
        {
            throw new UnwritableLineException("a fact of the source has not its prefix");
        }
    }

    public static SourceFacts? Read(ref LineReader reader)
    {
        if (!reader.TryOpen("sourceFacts"u8))
        {
            return null;
        }

        var prefix = reader.Text("prefix"u8);
        var facts = new SourceFacts(prefix, ReadReading(ref reader));
        reader.Close();
        return facts.Reading is FactReading.Succeeded read && !read.Facts.Keys.All(facts.Has)
            ? throw reader.Wrong("facts with the prefix of their source"u8)
            : facts;
    }

    private static FactReading ReadReading(ref LineReader reader)
    {
        if (BalanceFailureLine.ReadOrNull(ref reader) is { } failure)
        {
            return new FactReading.Failed(failure);
        }

        return reader.Flag("notRequested"u8)
            ? new FactReading.NotRequested()
            : new FactReading.Succeeded(
                CustomFactsLine.Read(ref reader), reader.TextOrNull("reference"u8), reader.TextOrNull("requestId"u8));
    }
}
