package dev.flint.conformance;

import java.nio.ByteBuffer;

/**
 * A question in one datagram, and the code that its answer has to have.
 *
 * @param datagram with any number where the number of the question stands
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record UdpQuestion(byte[] datagram, int code) {
    /** Where a protocol has what this tool has to know. */
    enum Protocol {
        DNS {
            private static final int CODE_BITS = 0xF;

            @Override
            void number(ByteBuffer question, int number) {
                question.putShort(0, (short) number);
            }

            @Override
            int number(ByteBuffer answer) {
                return answer.getShort(0) & NUMBERS_MAX;
            }

            @Override
            int pieces(ByteBuffer answer) {
                return 1;
            }

            @Override
            int code(ByteBuffer answer) {
                return answer.get(3) & CODE_BITS;
            }
        },
        HANDLE {
            private static final int NUMBER_AT = 8;
            private static final int SEQUENCE_AT = 12;
            private static final int LENGTH_AT = 16;
            private static final int CODE_AT = 24;
            private static final int PIECE_OCTETS = 492;

            @Override
            void number(ByteBuffer question, int number) {
                question.putInt(NUMBER_AT, number);
            }

            @Override
            int number(ByteBuffer answer) {
                return answer.getInt(NUMBER_AT) & NUMBERS_MAX;
            }

            @Override
            int pieces(ByteBuffer answer) {
                return (answer.getInt(LENGTH_AT) + PIECE_OCTETS - 1) / PIECE_OCTETS;
            }

            @Override
            int code(ByteBuffer answer) {
                return answer.getInt(SEQUENCE_AT) == 0 ? answer.getInt(CODE_AT) : NONE;
            }
        };

        /** Numbers of questions are from zero to this. */
        static final int NUMBERS_MAX = 0xFFFF;

        /** In a datagram without a code: a later piece. */
        static final int NONE = -1;

        abstract void number(ByteBuffer question, int number);

        abstract int number(ByteBuffer answer);

        /** In how many datagrams the answer comes. */
        abstract int pieces(ByteBuffer answer);

        abstract int code(ByteBuffer answer);
    }
}
