import { z } from 'zod';

/** Where our own extensions of FHIR R4 live; the others are those of the standard. */
export const OWN = 'https://mekoar.example/fhir/StructureDefinition';
export const FHIR = 'http://hl7.org/fhir/StructureDefinition';

const translated = z.object({
  extension: z.array(z.object({ url: z.literal(`${FHIR}/translation`), extension: z.array(z.looseObject({ url: z.enum(['lang', 'content']) })) })),
});
const extension = z.looseObject({ url: z.string() });
const coding = z.strictObject({ code: z.string().min(1).max(40), display: z.string().min(1).max(200), _display: translated });
/** [VRG2] a question: text in two languages, one kind, and what it asks of the answer. What the renderer does not understand is refused here. */
const item: z.ZodType<RawItem> = z.lazy(() =>
  z.strictObject({
    linkId: z.string().regex(/^[A-Za-z][\w.-]{0,39}$/),
    prefix: z.string().max(8).optional(),
    text: z.string().min(1).max(300),
    _text: translated,
    type: z.enum(['group', 'display', 'choice', 'integer', 'decimal', 'date', 'string', 'text', 'boolean']),
    required: z.boolean().optional(),
    readOnly: z.literal(true).optional(),
    maxLength: z.int().min(1).max(2000).optional(),
    answerOption: z
      .array(z.strictObject({ valueCoding: coding, extension: z.array(extension).optional() }))
      .min(2)
      .max(12)
      .optional(),
    enableWhen: z
      .array(
        z.strictObject({
          question: z.string(),
          operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
          answerBoolean: z.boolean().optional(),
          answerInteger: z.int().optional(),
          answerDecimal: z.number().optional(),
          answerDate: z.iso.date().optional(),
          answerString: z.string().optional(),
          answerCoding: z.object({ code: z.string() }).optional(),
        }),
      )
      .optional(),
    enableBehavior: z.enum(['all', 'any']).optional(),
    extension: z.array(extension).optional(),
    item: z.array(item).optional(),
  }),
);
export type RawItem = {
  linkId: string;
  prefix?: string;
  text: string;
  _text: z.infer<typeof translated>;
  type: 'group' | 'display' | 'choice' | 'integer' | 'decimal' | 'date' | 'string' | 'text' | 'boolean';
  required?: boolean;
  readOnly?: true;
  maxLength?: number;
  answerOption?: { valueCoding: z.infer<typeof coding>; extension?: Extension[] }[];
  enableWhen?: { question: string; operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='; [answer: `answer${string}`]: unknown }[];
  enableBehavior?: 'all' | 'any';
  extension?: Extension[];
  item?: RawItem[];
};
export type Extension = z.infer<typeof extension>;

/** [VRG1] A FHIR R4 Questionnaire as our renderer understands it: a canonical address with a version, and whose words they are. */
export const questionnaireShape = z.strictObject({
  resourceType: z.literal('Questionnaire'),
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  language: z.literal('nl'),
  url: z.url(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().regex(/^[A-Z0-9_]{2,40}$/),
  title: z.string().min(1),
  _title: translated,
  status: z.enum(['active', 'retired']),
  date: z.iso.date(),
  publisher: z.string(),
  copyright: z.string().min(1),
  subjectType: z.array(z.literal('Patient')),
  extension: z.array(extension),
  item: z.array(item).min(1).max(60),
});
