namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Random choices for generators.</summary>
internal static class RandomExtensions
{
    public static bool Chance(this Random random, int percent) => random.Next(100) < percent;

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Some of the choices, none twice, in any order.</summary>
    public static T[] PickSome<T>(this Random random, IReadOnlyList<T> choices, int count)
    {
        var shuffled = choices.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..Math.Min(count, shuffled.Length)];
    }

    /// <summary>A number of any length up to a limit, small ones as often as large ones; often a round one.</summary>
    public static long OfAnySize(this Random random, long minimum, long maximum)
    {
        var range = maximum - minimum;
        var drawn = random.NextInt64(range + 1) >> random.Next(System.Numerics.BitOperations.Log2((ulong)range + 1));
        var round = random.Chance(40) ? random.Pick<long>([10, 100, 500, 2500, 10000]) : 1;
        return minimum + (drawn >= round ? drawn - (drawn % round) : drawn);
    }

    /// <summary>Any decimal, of one to three words of digits and of any scale.</summary>
    public static decimal NextAnyDecimal(this Random random)
    {
        var words = random.Next(1, 4);
        return new decimal(Word(1), Word(2), Word(3), random.Next(2) == 0, (byte)random.Next(29));

        int Word(int place) => place <= words ? random.Next(int.MinValue, int.MaxValue) : 0;
    }
}
