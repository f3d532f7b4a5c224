using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Makes mutated files. The same random numbers give the same bytes.</summary>
internal static class FuzzFiles
{
    private const int ChangesMax = 4;
    private const int AttemptsMax = 20;
    private const int BytesMax = 16_384;

    public static byte[] Make(Random random)
    {
        var seed = FuzzSeeds.One.Pick(random);
        return Other(
            seed,
            () => !seed.IsJson || random.Chance(35)
                ? Bytes(seed.Text, random)
                : random.Chance(10) ? ByteMutations.Mutate(Json(seed, random), random) : Json(seed, random));
    }

    /// <summary>A file that is JSON, and much like a rule file.</summary>
    public static byte[] MakeJson(FuzzSeed seed, Random random) => Other(seed, () => Json(seed, random));

    // Some changes change nothing, such as a member renamed where there is none.
    private static byte[] Other(FuzzSeed seed, Func<byte[]> mutate)
    {
        var text = mutate();
        for (var attempt = 1; attempt < AttemptsMax && text.AsSpan().SequenceEqual(seed.Text); attempt++)
        {
            text = mutate();
        }

        return text;
    }

    private static byte[] Json(FuzzSeed seed, Random random) =>
        random.Chance(35) ? Json(seed, random, TokenMutations.Mutate) : Json(seed, random, TreeMutations.Mutate);

    private static byte[] Bytes(byte[] text, Random random)
    {
        for (var changes = Changes(random); changes > 0; changes--)
        {
            text = ByteMutations.Mutate(text, random);
        }

        return text;
    }

    private static byte[] Json(FuzzSeed seed, Random random, Func<byte[], IReadOnlyList<JsonSpan>, Random, byte[]> mutate)
    {
        var (text, spans) = (seed.Text, seed.Spans);
        for (var changes = Changes(random); changes > 0; changes--)
        {
            var before = text;
            text = mutate(before, spans, random);
            if (text.Length > BytesMax)
            {
                return before;
            }

            spans = ReferenceEquals(text, before) || changes == 1 ? spans : SpanReader.Read(text);
        }

        return text;
    }

    // Mostly one, as most changes make a file that does not load.
    private static int Changes(Random random) => random.Chance(45) ? 1 : random.Next(1, ChangesMax + 1);
}
